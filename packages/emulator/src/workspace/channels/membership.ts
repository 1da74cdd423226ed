import type { ChannelNotices } from './channel-lifecycle.js';
import type { Channel } from './channel.js';
import type { Identifiers } from '../identifiers.js';
import { SlackApiError } from '../api-error.js';
import type { ChangeListener } from '../workspace-change.js';

/** Who comes into channels and leaves them, by Slack's rules. */
export class Membership {
  constructor(
    private readonly notice: ChannelNotices,
    private readonly ids: Identifiers,
    private readonly changed: ChangeListener,
  ) {}

  /**
   * @returns whether the user was in it before
   * @throws SlackApiError `method_not_supported_for_channel_type` or `is_archived`
   */
  join(channel: Channel, userId: string): boolean {
    if (channel.kind !== 'channel') throw new SlackApiError('method_not_supported_for_channel_type');
    if (channel.isArchived) throw new SlackApiError('is_archived');
    if (channel.members.has(userId)) return true;
    this.#enter(channel, userId);
    return false;
  }

  /** Makes sure that people can be invited. @throws SlackRefusal `method_not_supported_for_channel_type` or `is_archived` */
  requireOpen(channel: Channel): void {
    assertMemberLimit(channel);
    if (channel.isArchived) throw new SlackApiError('is_archived');
  }

  /** @throws SlackApiError `cant_invite_self`, `already_in_channel` and those of the channel's kind and state */
  invite(channel: Channel, inviterId: string, userIds: readonly string[]): void {
    this.requireOpen(channel);
    if (userIds.includes(inviterId)) throw new SlackApiError('cant_invite_self');
    if (userIds.every(id => channel.members.has(id))) throw new SlackApiError('already_in_channel');
    for (const userId of userIds) {
      if (!channel.members.has(userId)) this.#enter(channel, userId, inviterId);
    }
  }

  /** @throws SlackApiError `cant_kick_from_general`, `cant_kick_self` or `not_in_channel` */
  kick(channel: Channel, kickerId: string, userId: string): void {
    assertMemberLimit(channel);
    if (channel.isGeneral) throw new SlackApiError('cant_kick_from_general');
    if (userId === kickerId) throw new SlackApiError('cant_kick_self');
    if (!channel.members.has(userId)) throw new SlackApiError('not_in_channel');
    this.#depart(channel, userId, kickerId);
  }

  /**
   * @returns whether the user had been in it
   * @throws SlackApiError `cant_leave_general`, `is_archived` or `last_member`
   */
  leave(channel: Channel, userId: string): boolean {
    assertMemberLimit(channel);
    if (channel.isGeneral) throw new SlackApiError('cant_leave_general');
    if (channel.isArchived) throw new SlackApiError('is_archived');
    if (!channel.members.has(userId)) return false;
    if (channel.kind === 'group' && channel.members.size === 1) throw new SlackApiError('last_member');
    this.notice(channel, userId, `${channel.kind}_leave`, 'has left the channel');
    this.#depart(channel, userId, userId);
    return true;
  }

  #enter(channel: Channel, userId: string, inviterId?: string): void {
    channel.members.add(userId);
    this.changed({ kind: 'member_joined', channel, userId, inviterId, at: this.ids.timestamp() });
    const details = inviterId === undefined ? {} : { inviter: inviterId };
    this.notice(channel, userId, `${channel.kind}_join`, 'has joined the channel', details);
  }

  #depart(channel: Channel, userId: string, actorId: string): void {
    channel.members.delete(userId);
    this.changed({ kind: 'member_left', channel, userId, actorId, at: this.ids.timestamp() });
  }
}

function assertMemberLimit(channel: Channel): void {
  if (channel.kind === 'im' || channel.kind === 'mpim') {
    throw new SlackApiError('method_not_supported_for_channel_type');
  }
}
