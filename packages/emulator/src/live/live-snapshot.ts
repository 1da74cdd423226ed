import type { Message } from '../workspace/messages/message.js';
import type { MessageStore } from '../workspace/messages/messages.js';
import type { LiveApp, LiveChannel, LivePerson, LiveState, LiveTime, LiveWorkspace } from './live-state.js';
import type { EmulatorEvents } from '../event-log/event-log.js';
import type { ConnectionRecord } from '../event-log/records.js';
import type { Timeline } from '../timeline/timeline.js';
import type { WorkspaceRegistry } from '../workspace/workspace-registry.js';
import { isJsonObject, stringAt } from '../json.js';
import type { AppInstall } from '../workspace/apps/app-install.js';
import type { Channel } from '../workspace/channels/channel.js';
import type { User } from '../workspace/users/user.js';
import type { Workspace } from '../workspace/workspace.js';

/** How many messages of each conversation the snapshot contains. Clients request older messages separately. */
const NEWEST_MESSAGES = 200;
const NEWEST_ENTRIES = 2000;

/** Creates a snapshot of the whole visible state. */
export function createLiveSnapshot(source: LiveSource, run: string): LiveState {
  const { world, slack } = source;
  const { shared } = world;
  const messages = [...shared.channels.keys()]
    .flatMap(channel => getNewest(shared.messages, channel))
    .toSorted(compareTimestamps);
  const shown = new Set(messages.map(getStateMessageKey));
  return {
    run,
    time: toLiveTime(source),
    workspaces: toLiveWorkspaces(world),
    messages,
    entries: shared.messageEntries.all.filter(entry => shown.has(getStateMessageKey(entry))),
    views: shared.views.viewers.map(userId => ({ userId, views: shared.views.stackOf(userId) })),
    homes: shared.views.homes,
    assistants: shared.assistantThreads.all,
    connections: slack.connections,
    timeline: slack.timeline.tail(NEWEST_ENTRIES),
  };
}

export function toLiveTime({ slack: { time } }: LiveSource): LiveTime {
  return { now: time.now.getTime(), isFrozen: time.isFrozen };
}

/** Returns the newest messages of a conversation and the roots of their threads. */
function getNewest(store: MessageStore, channel: string): Message[] {
  const newest = store.inChannel(channel).slice(-NEWEST_MESSAGES);
  const known = new Set(newest.map(({ ts }) => ts));
  const roots = new Set(newest.flatMap(({ threadTs }) => threadTs ?? []).filter(ts => !known.has(ts)));
  return [...Array.from(roots, ts => store.find(channel, ts)).filter(root => root !== undefined), ...newest];
}

const getStateMessageKey = ({ channel, ts }: Pick<Message, 'channel' | 'ts'>): string => `${channel}:${ts}`;

/** Compares code units instead of using a locale: a timestamp contains only digits and a point. */
function compareTimestamps({ ts: one }: Message, { ts: other }: Message): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** The source of the live state and its changes. */
export interface LiveSource {
  readonly world: WorkspaceRegistry;
  readonly slack: {
    readonly timeline: Pick<Timeline, 'tail' | 'on'>;
    /** The open connections. */
    readonly connections: readonly ConnectionRecord[];
    readonly time: { readonly now: Date; readonly isFrozen: boolean };
    on<Name extends keyof EmulatorEvents>(name: Name, listener: (entry: EmulatorEvents[Name]) => void): () => void;
  };
}

/** Returns the current workspaces. */
export function toLiveWorkspaces({ workspaces, apps: directory }: WorkspaceRegistry): LiveWorkspace[] {
  return workspaces.map(workspace => {
    const { team, users, channels, apps, usergroups, emoji } = workspace;
    return {
      id: team.id,
      name: team.name,
      domain: team.domain,
      people: users.all.map(toLivePerson),
      channels: channels.all.map(channel => toLiveChannel(workspace, channel)),
      apps: apps.all.map(install => toLiveApp(workspace, install)),
      otherApps: directory.all.filter(({ appId }) => !apps.find(appId)).map(({ appId, name }) => ({ appId, name })),
      usergroups: usergroups.all
        .filter(({ deleted }) => deleted === 0)
        .map(({ id, handle, name }) => ({ id, handle, name })),
      emoji: emoji.all,
    };
  });
}

function toLivePerson({ id, name, realName, displayName, role, presence, profile, app, isDeleted }: User): LivePerson {
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

function toLiveChannel({ reading }: Workspace, channel: Channel): LiveChannel {
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

/** Omits the tokens: viewers must not see them. */
function toLiveApp({ apps }: Workspace, install: AppInstall): LiveApp {
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
