import type { ChannelDirectory } from './channels.js';
import type { Channel } from './channel.js';
import type { Identifiers } from '../identifiers.js';
import { SlackApiError } from '../api-error.js';
import type { ChangeListener, ChannelChange, InternalChangeListener } from '../workspace-change.js';
import type { Clock } from '../../time/clock.js';
import type { JsonObject } from '../../json.js';
import type { MessageStore } from '../messages/messages.js';

/** How channels come into being, are renamed, put away, brought back and deleted, by Slack's rules. */
export class ChannelLifecycle {
  constructor(
    private readonly channels: ChannelDirectory,
    private readonly notice: ChannelNotices,
    private readonly ids: Identifiers,
    private readonly changed: ChangeListener,
  ) {}

  /** @throws SlackApiError `name_taken` */
  create(name: string, userId: string, options: { isPrivate?: boolean } = {}): Channel {
    return this.#tell('channel_created', this.channels.create(name, userId, options), userId);
  }

  /** @throws SlackApiError `method_not_supported_for_channel_type`, `is_archived` or `name_taken` */
  rename(channel: Channel, userId: string, name: string): void {
    assertChannelIsNamed(channel);
    if (channel.isArchived) throw new SlackApiError('is_archived');
    const old = channel.name;
    if (name === old) return;
    this.channels.rename(channel, name);
    const said = `has renamed the ${channel.kind} from "${old}" to "${name}"`;
    this.notice(channel, userId, `${channel.kind}_name`, said, { old_name: old, name });
    this.#tell('channel_renamed', channel, userId);
  }

  /** @throws SlackApiError `method_not_supported_for_channel_type`, `cant_archive_general` or `already_archived` */
  archive(channel: Channel, userId: string): void {
    if (channel.isGeneral) throw new SlackApiError('cant_archive_general');
    assertChannelIsNamed(channel);
    if (channel.isArchived) throw new SlackApiError('already_archived');
    const { kind, members } = channel;
    this.notice(channel, userId, `${kind}_archive`, `archived the ${kind}`, { members: [...members] });
    channel.isArchived = true;
    this.#tell('channel_archived', channel, userId);
  }

  /** @throws SlackApiError `method_not_supported_for_channel_type` or `not_archived` */
  unarchive(channel: Channel, userId: string): void {
    assertChannelIsNamed(channel);
    if (!channel.isArchived) throw new SlackApiError('not_archived');
    channel.isArchived = false;
    this.notice(channel, userId, `${channel.kind}_unarchive`, `un-archived the ${channel.kind}`);
    this.#tell('channel_unarchived', channel, userId);
  }

  /** @throws SlackApiError `method_not_supported_for_channel_type` */
  delete(channel: Channel, userId: string): void {
    assertChannelIsNamed(channel);
    // While its members can still be told.
    this.#tell('channel_deleted', channel, userId);
    this.channels.remove(channel);
  }

  #tell(kind: ChannelChange['kind'], channel: Channel, userId: string): Channel {
    this.changed({ kind, channel, userId, at: this.ids.timestamp() });
    return channel;
  }
}

function assertChannelIsNamed(channel: Channel): void {
  if (channel.kind === 'im' || channel.kind === 'mpim') {
    throw new SlackApiError('method_not_supported_for_channel_type');
  }
}

const MAX_CHANNEL_TEXT_LENGTH = 250;

/** What channels are about, in their own words. */
export class ChannelTextEditor {
  constructor(
    private readonly clock: Clock,
    private readonly notice: ChannelNotices,
    private readonly untold: InternalChangeListener,
  ) {}

  /**
   * Sets the topic or the purpose of a channel, which is said there.
   * @throws SlackApiError `method_not_supported_for_channel_type`, `is_archived` or `too_long`
   */
  set(channel: Channel, userId: string, which: 'topic' | 'purpose', value: string): void {
    if (channel.kind === 'im') throw new SlackApiError('method_not_supported_for_channel_type');
    if (channel.isArchived) throw new SlackApiError('is_archived');
    if (value.length > MAX_CHANNEL_TEXT_LENGTH) throw new SlackApiError('too_long');
    channel[which] = { value, creator: userId, lastSet: Math.trunc(this.clock.now() / 1000) };
    this.untold({ kind: 'workspace_changed' });
    const kind = channel.kind === 'channel' ? 'channel' : 'group';
    const said = value === '' ? `cleared the ${kind} ${which}` : `set the ${kind} ${which}: ${value}`;
    this.notice(channel, userId, `${kind}_${which}`, said, { [which]: value });
  }
}

/** What Slack itself says in a channel of what somebody did to it. */
export type ChannelNotices = (
  channel: Channel,
  userId: string,
  subtype: string,
  said: string,
  details?: JsonObject,
) => void;

/** Notices that are messages of a subtype: members see them, and apps hear of them. */
export function createChannelNotices(messages: MessageStore): ChannelNotices {
  return (channel, user, subtype, said, details) => {
    messages.post(channel, { user, subtype, text: `<@${user}> ${said}`, details, blocks: [], attachments: [] });
  };
}
