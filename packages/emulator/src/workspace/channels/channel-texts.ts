import type { ChannelNotices } from './channel-notices.js';
import type { Channel } from './channels.js';
import type { Clock } from '../clock.js';
import { SlackRefusal } from '../refusal.js';
import type { UntoldListener } from '../workspace-change.js';

const MAX_LENGTH = 250;

/** What channels are about, in their own words. */
export class ChannelTexts {
  constructor(
    private readonly clock: Clock,
    private readonly notice: ChannelNotices,
    private readonly untold: UntoldListener,
  ) {}

  /**
   * Sets the topic or the purpose of a channel, which is said there.
   * @throws SlackRefusal `method_not_supported_for_channel_type`, `is_archived` or `too_long`
   */
  set(channel: Channel, userId: string, which: 'topic' | 'purpose', value: string): void {
    if (channel.kind === 'im') throw new SlackRefusal('method_not_supported_for_channel_type');
    if (channel.isArchived) throw new SlackRefusal('is_archived');
    if (value.length > MAX_LENGTH) throw new SlackRefusal('too_long');
    channel[which] = { value, creator: userId, lastSet: Math.trunc(this.clock.now() / 1000) };
    this.untold({ kind: 'workspace_changed' });
    const kind = channel.kind === 'channel' ? 'channel' : 'group';
    const said = value === '' ? `cleared the ${kind} ${which}` : `set the ${kind} ${which}: ${value}`;
    this.notice(channel, userId, `${kind}_${which}`, said, { [which]: value });
  }
}
