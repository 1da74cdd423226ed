import type { Message } from '../../../src/workspace/messages/message.js';

/** What Slack itself says of what somebody did to a channel. */
const NOTICES: ReadonlySet<string> = new Set([
  'channel_archive',
  'channel_convert_to_private',
  'channel_join',
  'channel_leave',
  'channel_name',
  'channel_posting_permissions',
  'channel_purpose',
  'channel_topic',
  'channel_unarchive',
  'group_archive',
  'group_join',
  'group_leave',
  'group_name',
  'group_purpose',
  'group_topic',
  'group_unarchive',
  'pinned_item',
  'unpinned_item',
  'bot_add',
  'bot_remove',
  'reminder_add',
]);

/** Whether it is one of Slack's own lines: they are grey, and nobody answers them. */
export function isNotice({ subtype }: Message): boolean {
  return subtype !== undefined && NOTICES.has(subtype);
}
