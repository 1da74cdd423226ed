import { checkChannelName } from '../workspace/channels/channel-names.js';
import type { Channel } from '../workspace/channels/channel.js';
import { SlackRefusal } from '../workspace/api-error.js';
import type { User } from '../workspace/users/user.js';
import type { ActDesk } from './action-dispatcher.js';

/** Somebody makes a channel, and is in it. */
export function createChannel(desk: ActDesk, user: User, name: string, options: { isPrivate?: boolean }): Channel {
  return lawful(user, `create the channel "${name}"`, () => {
    checkChannelName(name);
    desk.did(user, { verb: 'create_channel', name, isPrivate: options.isPrivate === true });
    return desk.workspace.lifecycle.create(name, user.id, options);
  });
}

/** Somebody calls a channel something else. */
export function renameChannel(desk: ActDesk, user: User, place: string, name: string): Channel {
  return change(
    desk,
    user,
    place,
    'rename',
    channel => {
      checkChannelName(name);
      return desk.workspace.lifecycle.rename(channel, user.id, name);
    },
    [name],
  );
}

/** Somebody puts a channel away. */
export function archiveChannel(desk: ActDesk, user: User, place: string): Channel {
  return change(desk, user, place, 'archive', channel => desk.workspace.lifecycle.archive(channel, user.id));
}

/** Somebody brings a channel back. */
export function unarchiveChannel(desk: ActDesk, user: User, place: string): Channel {
  return change(desk, user, place, 'unarchive', channel => desk.workspace.lifecycle.unarchive(channel, user.id));
}

/** Somebody deletes a channel. */
export function deleteChannel(desk: ActDesk, user: User, place: string): Channel {
  return change(desk, user, place, 'delete', channel => desk.workspace.lifecycle.delete(channel, user.id));
}

/** Somebody goes into a channel. */
export function joinChannel(desk: ActDesk, user: User, place: string): Channel {
  return change(desk, user, place, 'join', channel => desk.workspace.membership.join(channel, user.id));
}

/** Somebody leaves a channel. */
export function leaveChannel(desk: ActDesk, user: User, place: string): Channel {
  return change(desk, user, place, 'leave', channel => desk.workspace.membership.leave(channel, user.id));
}

/** Somebody brings others, people or apps, into a channel. */
export function inviteToChannel(desk: ActDesk, user: User, place: string, names: readonly string[]): Channel {
  const { membership } = desk.workspace;
  const ids = idsOf(desk, names, 'invite');
  return change(desk, user, place, 'invite to', channel => membership.invite(channel, user.id, ids), names);
}

/** Somebody opens their direct message with others, people or apps. */
export function openDirect(desk: ActDesk, user: User, names: readonly string[]): Channel {
  if (names.length === 0) throw new Error(`${user.name} can't write to nobody: name a person or an app.`);
  const { channels, reading, users } = desk.workspace;
  const ids = idsOf(desk, names, 'write to');
  desk.did(user, { verb: 'open_direct', others: ids.map(id => users.get(id).name) });
  const { channel } = channels.openDirect([user.id, ...ids]);
  reading.open(channel, user.id);
  return channel;
}

/** Somebody has read a channel up to a message. */
export function markRead(desk: ActDesk, user: User, place: string, ts: string): Channel {
  const channel = known(desk, user, place, 'read');
  lawful(user, `read "${place}"`, () => {
    if (!channel.members.has(user.id)) throw new SlackRefusal('not_in_channel');
    if (!/^\d+\.\d+$/.test(ts)) throw new SlackRefusal('invalid_timestamp');
    desk.did(user, { verb: 'mark', channel });
    desk.workspace.reading.mark(channel, user.id, ts);
  });
  return channel;
}

function idsOf({ workspace }: ActDesk, names: readonly string[], verb: string): string[] {
  return names.map(name => {
    const found = workspace.users.find(name);
    if (!found) throw new Error(`Nobody is called "${name}": name a person or an app to ${verb}.`);
    return found.id;
  });
}

/** How what is done to a channel is noted. */
const NOTED = {
  rename: 'rename',
  archive: 'archive',
  unarchive: 'unarchive',
  delete: 'delete_channel',
  join: 'join',
  leave: 'leave',
  'invite to': 'invite',
} as const;

function change(
  desk: ActDesk,
  user: User,
  place: string,
  verb: keyof typeof NOTED,
  act: (channel: Channel) => unknown,
  names: readonly string[] = [],
): Channel {
  const channel = known(desk, user, place, verb);
  desk.did(user, { verb: NOTED[verb], channel, names });
  lawful(user, `${verb} "${place}"`, () => act(channel));
  return channel;
}

function known({ workspace: { channels } }: ActDesk, user: User, place: string, verb: string): Channel {
  const channel = channels.find(place);
  if (channel && channels.isVisibleTo(user.id, channel.id)) return channel;
  throw new Error(`${user.name} knows of no channel "${place}" to ${verb}.`);
}

function lawful<Result>(user: User, what: string, act: () => Result): Result {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    throw new Error(`${user.name} can't ${what}: Slack says ${error.code}.`, { cause: error });
  }
}
