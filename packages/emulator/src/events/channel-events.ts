import type { JsonObject } from '../json.js';
import type { Channel } from '../workspace/channels/channel.js';
import type { ChannelChange, MemberChange } from '../workspace/workspace-change.js';
import type { Workspace } from '../workspace/workspace.js';
import { type AppEvent, forAppsActingFor, forAppsInWorkspace, forEveryApp } from './app-event.js';

/** Creates the events of a conversation that was created, opened, closed, renamed, archived or deleted. */
export function createChannelEvents(workspace: Workspace, { kind, channel, userId, at }: ChannelChange): AppEvent[] {
  if (!workspace.channels.find(channel.id)) return [];
  const prefix = channel.kind === 'channel' ? 'channel' : 'group';
  const news = (event: JsonObject): AppEvent[] => toChannelMembers(workspace, channel, { ...event, event_ts: at });
  switch (kind) {
    case 'channel_created':
      // The creation of a private channel sends no event.
      return channel.kind === 'channel' ? news({ type: kind, channel: toChannelObject(channel) }) : [];
    case 'channel_renamed':
      return news({ type: `${prefix}_rename`, channel: toChannelObject(channel) });
    case 'channel_archived':
      return news({ type: `${prefix}_archive`, channel: channel.id, user: userId });
    case 'channel_unarchived':
      return news({ type: `${prefix}_unarchive`, channel: channel.id, user: userId });
    case 'channel_deleted':
      return news({
        type: `${prefix}_deleted`,
        channel: channel.id,
        ...(prefix === 'group' ? { date_deleted: Math.trunc(Number(at)) } : {}),
        actor_id: userId,
      });
    case 'direct_opened':
      return [
        ...(channel.kind === 'im'
          ? news({ type: 'im_created', user: userId, channel: presentDirect(channel, userId) })
          : []),
        ...news({ type: `${directPrefix(channel)}_open`, user: userId, channel: channel.id }),
      ];
    case 'direct_reopened':
      return news({ type: `${directPrefix(channel)}_open`, user: userId, channel: channel.id });
    case 'direct_closed': {
      const event = { type: `${directPrefix(channel)}_close`, user: userId, channel: channel.id, event_ts: at };
      return forAppsActingFor(workspace, userId, event);
    }
  }
}

/** Addresses every app for a public channel, otherwise the apps in the channel. */
function toChannelMembers(workspace: Workspace, channel: Channel, event: JsonObject): AppEvent[] {
  return channel.kind === 'channel' ? forEveryApp(workspace, event) : forAppsInWorkspace(workspace, channel, event);
}

/** Direct messages of several users use the prefix of private channels. */
const directPrefix = ({ kind }: Channel): string => (kind === 'im' ? 'im' : 'group');

function presentDirect({ id, createdAt, members }: Channel, userId: string): JsonObject {
  const other = [...members].find(each => each !== userId) ?? userId;
  return { id, created: createdAt, is_im: true, is_org_shared: false, user: other };
}

function toChannelObject({ id, name, createdAt, creatorId, kind }: Channel): JsonObject {
  return {
    id,
    is_channel: true,
    is_private: kind !== 'channel',
    is_mpim: false,
    is_org_shared: false,
    is_shared: false,
    name,
    name_normalized: name,
    created: createdAt,
    creator: creatorId,
  };
}

/**
 * Creates the events of a user who joined or left a channel. The apps in the channel and the apps that act for a user
 * who left receive different events.
 */
export function createMemberEvents(workspace: Workspace, change: MemberChange): AppEvent[] {
  const { kind, channel, userId, at } = change;
  if (!workspace.channels.find(channel.id)) return [];
  const event: JsonObject = {
    type: kind === 'member_joined' ? 'member_joined_channel' : 'member_left_channel',
    user: userId,
    channel: channel.id,
    channel_type: channel.kind === 'channel' ? 'C' : 'G',
    team: workspace.team.id,
  };
  if (kind === 'member_joined') {
    const { inviterId: inviter } = change;
    return forAppsInWorkspace(workspace, channel, {
      ...event,
      ...(inviter === undefined ? {} : { inviter }),
      event_ts: at,
    });
  }
  const left = { type: `${channel.kind}_left`, channel: channel.id, actor_id: change.actorId, event_ts: at };
  return [
    ...forAppsInWorkspace(workspace, channel, { ...event, event_ts: at }),
    ...forAppsActingFor(workspace, userId, left),
  ];
}
