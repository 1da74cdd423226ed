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
 * What a person does to channels, which they name by name or id. Events follow: `channel_created`, `channel_rename`,
 * `member_joined_channel`, ….
 *
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

  /** Makes a channel, which they are in then. */
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

  /** Deletes a channel: it is found no more. */
  delete(channel: string): ChannelView {
    return deleteChannel(this.#desk, this.#user, channel);
  }

  join(channel: string): ChannelView {
    return joinChannel(this.#desk, this.#user, channel);
  }

  leave(channel: string): ChannelView {
    return leaveChannel(this.#desk, this.#user, channel);
  }

  /** Brings others in, people or apps by their names. */
  invite(channel: string, ...names: string[]): ChannelView {
    return inviteToChannel(this.#desk, this.#user, channel, names);
  }

  /** Opens their direct message with others, people or apps by their names. */
  openDirect(...names: string[]): ChannelView {
    return openDirectMessage(this.#desk, this.#user, names);
  }

  /** Has read a channel up to this message. */
  mark(channel: string, ts: string): ChannelView {
    return markRead(this.#desk, this.#user, channel, ts);
  }
}
