import type { LiveChannel } from '../../../src/live/live-state.js';
import type { Message } from '../../../src/workspace/messages/message.js';
import { isReply, isVisibleTo } from './threads.js';

export interface Unread {
  readonly count: number;
  /** Unread messages that mention the user, or are direct. */
  readonly mentions: number;
}

const EVERYBODY = /<!(?:here|channel|everyone)\b/;

export function countUnread(channel: LiveChannel, messages: readonly Message[], userId: string): Unread {
  const readTo = channel.lastRead[userId] ?? '';
  const isDirect = channel.kind === 'im' || channel.kind === 'mpim';
  let count = 0;
  let mentions = 0;
  for (let index = messages.length - 1; index >= 0; index -= 1) {
    const message = messages[index];
    if (!message || message.ts <= readTo) break;
    if (!countsAsUnread(message, userId)) continue;
    count += 1;
    if (isDirect || message.text.includes(`<@${userId}`) || EVERYBODY.test(message.text)) mentions += 1;
  }
  return { count, mentions };
}

export function findFirstUnread(
  channel: LiveChannel,
  messages: readonly Message[],
  userId: string,
): string | undefined {
  const readTo = channel.lastRead[userId] ?? '';
  return messages.find(message => message.ts > readTo && countsAsUnread(message, userId))?.ts;
}

/** Replies, the user's own messages and ephemeral messages do not count as unread. */
function countsAsUnread(message: Message, userId: string): boolean {
  if (message.user === userId || !isVisibleTo(message, userId) || message.ephemeralTo !== undefined) return false;
  return !isReply(message) || message.subtype === 'thread_broadcast';
}
