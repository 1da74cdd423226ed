import type { ActionDispatcher } from '../actions/action-dispatcher.js';
import {
  archiveChannel,
  createChannel,
  deleteChannel,
  inviteToChannel,
  joinChannel,
  leaveChannel,
  markRead,
  openDirectMessage,
  renameChannel,
  unarchiveChannel,
} from '../actions/channel.actions.js';
import type { ChannelView } from '../workspace/channels/channel.js';
import type { User } from '../workspace/users/user.js';

/**
 * Actions of a user on channels, which are given by name or id. Apps receive the events that follow: `channel_created`,
 * `channel_rename`, `member_joined_channel`, …. Every method throws an Error when Slack would refuse the action.
 * All of it throws an Error when Slack would not let them.
 *
 * @example
 * ann.channels.create('plans');
 * ann.channels.invite('plans', 'bob', 'app');
 * ann.channels.archive('plans');
 */
export class ChannelActions {
  readonly #desk: ActionDispatcher;
  readonly #user: User;

  constructor(desk: ActionDispatcher, user: User) {
    this.#desk = desk;
    this.#user = user;
  }

  /** Creates a channel with the user as its member. */
  create(name: string, options: { isPrivate?: boolean } = {}): ChannelView {
    return createChannel(this.#desk, this.#user, name, options);
  }

  rename(channel: string, name: string): ChannelView {
    return renameChannel(this.#desk, this.#user, channel, name);
  }

  archive(channel: string): ChannelView {
    return archiveChannel(this.#desk, this.#user, channel);
  }

  unarchive(channel: string): ChannelView {
    return unarchiveChannel(this.#desk, this.#user, channel);
  }

  /** Deletes a channel. It can no longer be found. */
  delete(channel: string): ChannelView {
    return deleteChannel(this.#desk, this.#user, channel);
  }

  join(channel: string): ChannelView {
    return joinChannel(this.#desk, this.#user, channel);
  }

  leave(channel: string): ChannelView {
    return leaveChannel(this.#desk, this.#user, channel);
  }

  /** Invites users or apps by their names. */
  invite(channel: string, ...names: string[]): ChannelView {
    return inviteToChannel(this.#desk, this.#user, channel, names);
  }

  /** Opens the direct message with other users or apps, by their names. */
  openDirect(...names: string[]): ChannelView {
    return openDirectMessage(this.#desk, this.#user, names);
  }

  /** Marks a channel as read up to this message. */
  mark(channel: string, ts: string): ChannelView {
    return markRead(this.#desk, this.#user, channel, ts);
  }
}
