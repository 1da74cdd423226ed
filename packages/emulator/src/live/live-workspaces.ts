import { isJsonObject, stringAt } from '../json.js';
import type { AppInstall } from '../workspace/apps/app-install.js';
import type { Channel } from '../workspace/channels/channels.js';
import type { User } from '../workspace/people/users.js';
import type { Workspace } from '../workspace/workspace.js';
import type { World } from '../world/world.js';
import type { LiveApp, LiveChannel, LivePerson, LiveWorkspace } from './live-state.js';

/** The workspaces as they are now. */
export function liveWorkspaces({ workspaces, apps: directory }: World): LiveWorkspace[] {
  return workspaces.map(workspace => {
    const { team, users, channels, apps, usergroups, emoji } = workspace;
    return {
      id: team.id,
      name: team.name,
      domain: team.domain,
      people: users.all.map(livePerson),
      channels: channels.all.map(channel => liveChannel(workspace, channel)),
      apps: apps.all.map(install => liveApp(workspace, install)),
      otherApps: directory.all.filter(({ appId }) => !apps.find(appId)).map(({ appId, name }) => ({ appId, name })),
      usergroups: usergroups.all
        .filter(({ deleted }) => deleted === 0)
        .map(({ id, handle, name }) => ({ id, handle, name })),
      emoji: emoji.all,
    };
  });
}

function livePerson({ id, name, realName, displayName, role, presence, profile, app, isDeleted }: User): LivePerson {
  const status = { emoji: stringAt(profile, 'status_emoji') ?? '', text: stringAt(profile, 'status_text') ?? '' };
  return {
    id,
    name,
    realName,
    displayName,
    role,
    presence,
    status: status.emoji === '' && status.text === '' ? null : status,
    appId: app?.appId ?? null,
    isDeleted,
  };
}

function liveChannel({ reading }: Workspace, channel: Channel): LiveChannel {
  const { id, name, kind, isGeneral, isArchived, topic, purpose, members } = channel;
  return {
    id,
    name,
    kind,
    isGeneral,
    isArchived,
    topic: topic.value,
    purpose: purpose.value,
    members: [...members],
    lastRead: Object.fromEntries(reading.marksIn(channel)),
  };
}

/** Without its tokens: whoever looks on is shown none. */
function liveApp({ apps }: Workspace, install: AppInstall): LiveApp {
  const { app, name, appId, botToken, botUserId, botId, scopes } = install;
  const { declared, manifest } = app;
  const { slash_commands: commands = [], shortcuts = [] } = manifest?.features ?? {};
  return {
    name,
    appId,
    botUserId,
    botId,
    scopes: scopes ?? null,
    tokenProblem: apps.tokenProblemOf(botToken),
    manifest: isJsonObject(manifest) ? manifest : null,
    commands: commands.map(({ command, description, usage_hint: usageHint = '' }) => ({
      command,
      description,
      usageHint,
    })),
    shortcuts: shortcuts.map(({ callback_id: callbackId, name: shownName, description, type }) => ({
      callbackId,
      name: shownName,
      description,
      type,
    })),
    functions: (declared?.functions ?? []).map(({ callbackId, title, description, inputs }) => ({
      callbackId,
      title,
      description,
      inputs,
    })),
    events: declared ? [...new Set([...declared.events, ...declared.userEvents])] : null,
    hasHome: declared?.hasHome ?? true,
    messagesTab: declared?.messagesTab ?? 'writable',
    isAssistant: declared?.hasAssistant ?? true,
  };
}
