import { assertChannelName } from '../workspace/channels/channel-names.js';
import type { Channel } from '../workspace/channels/channel.js';
import { SlackApiError } from '../workspace/api-error.js';
import type { User } from '../workspace/users/user.js';
import type { ActionDispatcher } from './action-dispatcher.js';

/** A user makes a channel, and is in it. */
export function createChannel(
  desk: ActionDispatcher,
  user: User,
  name: string,
  options: { isPrivate?: boolean },
): Channel {
  return requirePermission(user, `create the channel "${name}"`, () => {
    assertChannelName(name);
    desk.recordAction(user, { verb: 'create_channel', name, isPrivate: options.isPrivate === true });
    return desk.workspace.lifecycle.create(name, user.id, options);
  });
}

/** A user calls a channel something else. */
export function renameChannel(desk: ActionDispatcher, user: User, place: string, name: string): Channel {
  return changeChannel(
    desk,
    user,
    place,
    'rename',
    channel => {
      assertChannelName(name);
      return desk.workspace.lifecycle.rename(channel, user.id, name);
    },
    [name],
  );
}

/** A user puts a channel away. */
export function archiveChannel(desk: ActionDispatcher, user: User, place: string): Channel {
  return changeChannel(desk, user, place, 'archive', channel => desk.workspace.lifecycle.archive(channel, user.id));
}

/** A user brings a channel back. */
export function unarchiveChannel(desk: ActionDispatcher, user: User, place: string): Channel {
  return changeChannel(desk, user, place, 'unarchive', channel => desk.workspace.lifecycle.unarchive(channel, user.id));
}

/** A user deletes a channel. */
export function deleteChannel(desk: ActionDispatcher, user: User, place: string): Channel {
  return changeChannel(desk, user, place, 'delete', channel => desk.workspace.lifecycle.delete(channel, user.id));
}

/** A user goes into a channel. */
export function joinChannel(desk: ActionDispatcher, user: User, place: string): Channel {
  return changeChannel(desk, user, place, 'join', channel => desk.workspace.membership.join(channel, user.id));
}

/** A user leaves a channel. */
export function leaveChannel(desk: ActionDispatcher, user: User, place: string): Channel {
  return changeChannel(desk, user, place, 'leave', channel => desk.workspace.membership.leave(channel, user.id));
}

/** A user brings others, people or apps, into a channel. */
export function inviteToChannel(desk: ActionDispatcher, user: User, place: string, names: readonly string[]): Channel {
  const { membership } = desk.workspace;
  const ids = resolveUserIds(desk, names, 'invite');
  return changeChannel(desk, user, place, 'invite to', channel => membership.invite(channel, user.id, ids), names);
}

/** A user opens their direct message with others, people or apps. */
export function openDirectMessage(desk: ActionDispatcher, user: User, names: readonly string[]): Channel {
  if (names.length === 0) throw new Error(`${user.name} can't write to nobody: name a person or an app.`);
  const { channels, reading, users } = desk.workspace;
  const ids = resolveUserIds(desk, names, 'write to');
  desk.recordAction(user, { verb: 'open_direct', others: ids.map(id => users.get(id).name) });
  const { channel } = channels.openDirect([user.id, ...ids]);
  reading.open(channel, user.id);
  return channel;
}

/** A user has read a channel up to a message. */
export function markRead(desk: ActionDispatcher, user: User, place: string, ts: string): Channel {
  const channel = requireChannel(desk, user, place, 'read');
  requirePermission(user, `read "${place}"`, () => {
    if (!channel.members.has(user.id)) throw new SlackApiError('not_in_channel');
    if (!/^\d+\.\d+$/.test(ts)) throw new SlackApiError('invalid_timestamp');
    desk.recordAction(user, { verb: 'mark', channel });
    desk.workspace.reading.setLastRead(channel, user.id, ts);
  });
  return channel;
}

function resolveUserIds({ workspace }: ActionDispatcher, names: readonly string[], verb: string): string[] {
  return names.map(name => {
    const found = workspace.users.find(name);
    if (!found) throw new Error(`Nobody is called "${name}": name a person or an app to ${verb}.`);
    return found.id;
  });
}

/** How what is done to a channel is noted. */
const CHANNEL_ACTIONS = {
  rename: 'rename',
  archive: 'archive',
  unarchive: 'unarchive',
  delete: 'delete_channel',
  join: 'join',
  leave: 'leave',
  'invite to': 'invite',
} as const;

function changeChannel(
  desk: ActionDispatcher,
  user: User,
  place: string,
  verb: keyof typeof CHANNEL_ACTIONS,
  act: (channel: Channel) => unknown,
  names: readonly string[] = [],
): Channel {
  const channel = requireChannel(desk, user, place, verb);
  desk.recordAction(user, { verb: CHANNEL_ACTIONS[verb], channel, names });
  requirePermission(user, `${verb} "${place}"`, () => act(channel));
  return channel;
}

function requireChannel(
  { workspace: { channels } }: ActionDispatcher,
  user: User,
  place: string,
  verb: string,
): Channel {
  const channel = channels.find(place);
  if (channel && channels.isVisibleTo(user.id, channel.id)) return channel;
  throw new Error(`${user.name} knows of no channel "${place}" to ${verb}.`);
}

function requirePermission<Result>(user: User, what: string, act: () => Result): Result {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof SlackApiError)) throw error;
    throw new Error(`${user.name} can't ${what}: Slack says ${error.code}.`, { cause: error });
  }
}
