import type { JsonObject } from '../../json.js';
import type { Channel } from './channels.js';
import type { MessageStore } from '../messages/messages.js';

/** What Slack itself says in a channel of what somebody did to it. */
export type ChannelNotices = (
  channel: Channel,
  userId: string,
  subtype: string,
  said: string,
  details?: JsonObject,
) => void;

/** Notices that are messages of a subtype: members see them, and apps hear of them. */
export function channelNotices(messages: MessageStore): ChannelNotices {
  return (channel, user, subtype, said, details) => {
    messages.post(channel, { user, subtype, text: `<@${user}> ${said}`, details, blocks: [], attachments: [] });
  };
}
