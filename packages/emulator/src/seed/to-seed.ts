import type { AppInstall } from '../workspace/apps/app-install.js';
import type { Channel } from '../workspace/channels/channels.js';
import type { Message } from '../workspace/messages/message.js';
import type { User } from '../workspace/people/users.js';
import type { Workspace } from '../workspace/workspace.js';
import type { World } from '../world/world.js';
import type { CompleteSeed } from './complete-seed.js';
import type { SeedApp, SeedChannel, SeedInstall, SeedMessage, SeedPerson } from './seed.schema.js';

/** The seed that starts the same world again, ids and tokens kept: what is said by name where one name is enough. */
export function seedOf(world: World): CompleteSeed {
  const { workspaces, shared } = world;
  const nameOf = nameIn(workspaces.flatMap(({ users }) => users.all));
  const channels = new Map(workspaces.flatMap(each => each.channels.all.map(channel => [channel, each] as const)));
  const channelName = nameIn([...channels.keys()]);
  return {
    workspaces: workspaces.map(({ team: { id, name, domain, enterprise } }) => ({
      id,
      name,
      domain,
      ...(enterprise ? { enterprise: { ...enterprise } } : {}),
    })),
    people: workspaces.flatMap(workspace =>
      workspace.users.all.filter(({ app }) => !app).map(user => personOf(workspace, user)),
    ),
    apps: world.apps.all.map(app => appOf(world, app.appId, nameOf)),
    channels: [...channels.keys()].map(channel => channelOf(world, channel, nameOf)),
    messages: shared.messages.all
      // What only one person sees is gone at Slack, too, with their next visit.
      .filter(
        ({ ephemeralTo, channel }) =>
          ephemeralTo === undefined && [...channels.keys()].some(({ id }) => id === channel),
      )
      .map(message => messageOf(world, message, { nameOf, channelName })),
  };
}

type NameOf = (id: string) => string;

/** Names by ids; the id itself where a name is not enough. */
function nameIn(all: readonly { readonly id: string; readonly name: string }[]): NameOf {
  const names = new Map(all.map(({ id, name }) => [id, name]));
  const counts = new Map<string, Set<string>>();
  for (const { id, name } of all) counts.set(name, new Set([...(counts.get(name) ?? []), id]));
  return id => {
    const name = names.get(id) ?? '';
    return name === '' || name.includes('/') || counts.get(name)?.size !== 1 ? id : name;
  };
}

function personOf({ team }: Workspace, user: User): SeedPerson {
  const { id, name, realName, displayName, email, role, timeZone, locale, presence, profile, isDeleted } = user;
  return {
    id,
    name,
    workspace: team.name,
    realName,
    displayName,
    ...(email === undefined ? {} : { email }),
    role,
    timeZone,
    locale,
    presence,
    ...(Object.keys(profile).length > 0 ? { profile: { ...profile } } : {}),
    ...(isDeleted ? { isDeleted } : {}),
  };
}

function appOf({ workspaces, apps }: World, appId: string, nameOf: NameOf): SeedApp {
  const app = apps.choose(appId);
  const homes = workspaces.filter(each => each.apps.find(appId));
  const isOrgWide = homes.some(each => each.apps.choose(appId).isOrgWide);
  const enterprise = homes[0]?.team.enterprise?.name;
  return {
    id: appId,
    name: app.name,
    appToken: app.appToken,
    ...(app.manifest ? { manifest: app.manifest } : {}),
    ...(app.ownScopes ? { scopes: [...app.ownScopes] } : {}),
    ...(isOrgWide && enterprise !== undefined ? { enterprise } : {}),
    installs: (isOrgWide ? homes.slice(0, 1) : homes).map(home => installOf(home, home.apps.choose(appId), nameOf)),
  };
}

function installOf({ team, apps }: Workspace, install: AppInstall, nameOf: NameOf): SeedInstall {
  const { botToken, botUserId, botId, scopes } = install;
  const userTokens = apps.tokensOf(install).map(each => ({
    user: nameOf(each.userId),
    token: each.token,
    ...(each.scopes ? { scopes: [...each.scopes] } : {}),
  }));
  return {
    workspace: team.name,
    botToken,
    botUserId,
    botId,
    ...(scopes ? { scopes: [...scopes] } : {}),
    ...(userTokens.length > 0 ? { userTokens } : {}),
  };
}

function channelOf({ shared: { teams } }: World, channel: Channel, nameOf: NameOf): SeedChannel {
  const [host = '', ...others] = channel.teamIds.map(id => teams.get(id)?.name ?? id);
  const { id, name, kind, isGeneral, isArchived, previousNames, createdAt, creatorId, topic, purpose } = channel;
  const isDirect = kind === 'im' || kind === 'mpim';
  return {
    id,
    ...(name === '' ? {} : { name }),
    kind: isDirect ? 'direct' : kind === 'group' ? 'private' : 'public',
    workspace: host,
    ...(others.length > 0 ? { sharedWith: others } : {}),
    members: [...channel.members].map(nameOf),
    ...(creatorId === '' ? {} : { creator: nameOf(creatorId) }),
    createdAt,
    ...(isGeneral ? { isGeneral } : {}),
    ...(isArchived ? { isArchived } : {}),
    ...(previousNames.length > 0 ? { previousNames: [...previousNames] } : {}),
    ...(topic.value === '' ? {} : { topic: { ...topic } }),
    ...(purpose.value === '' ? {} : { purpose: { ...purpose } }),
  };
}

function messageOf(
  { shared: { pins } }: World,
  message: Message,
  { nameOf, channelName }: { readonly nameOf: NameOf; readonly channelName: NameOf },
): SeedMessage {
  const { channel, ts, user, text, blocks, attachments, metadata, reactions, threadTs, edited, icons, details } =
    message;
  const { subtype, username, clientMsgId } = message;
  return {
    channel: channelName(channel),
    from: nameOf(user),
    ts,
    text,
    ...(blocks.length > 0 ? { blocks: [...blocks] } : {}),
    ...(attachments.length > 0 ? { attachments: [...attachments] } : {}),
    ...(metadata ? { metadata } : {}),
    ...(reactions.length > 0
      ? { reactions: Object.fromEntries(reactions.map(({ name, users }) => [name, users.map(nameOf)])) }
      : {}),
    ...(threadTs === undefined ? {} : { thread: threadTs }),
    ...(subtype === undefined ? {} : { subtype }),
    ...(username === undefined ? {} : { username }),
    ...(icons ? { icons } : {}),
    ...(clientMsgId === undefined ? {} : { clientMsgId }),
    ...(details ? { details } : {}),
    ...(edited ? { edited: { ...edited } } : {}),
    ...(pins.has(message) ? { isPinned: true } : {}),
  };
}
