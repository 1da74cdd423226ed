import type { LiveChannel } from '../../../src/live/live-state.js';
import type { Message } from '../../../src/workspace/messages/message.js';
import { isReply, isSeenBy } from './threads.js';

/** What somebody has not read in a conversation. */
export interface Unread {
  readonly count: number;
  /** Of these, those that are for them: they are mentioned, or it is a direct message. */
  readonly mentions: number;
}

const EVERYBODY = /<!(?:here|channel|everyone)\b/;

export function unreadOf(channel: LiveChannel, messages: readonly Message[], userId: string): Unread {
  const readTo = channel.lastRead[userId] ?? '';
  const isDirect = channel.kind === 'im' || channel.kind === 'mpim';
  let count = 0;
  let mentions = 0;
  for (let index = messages.length - 1; index >= 0; index -= 1) {
    const message = messages[index];
    if (!message || message.ts <= readTo) break;
    if (!counts(message, userId)) continue;
    count += 1;
    if (isDirect || message.text.includes(`<@${userId}`) || EVERYBODY.test(message.text)) mentions += 1;
  }
  return { count, mentions };
}

/** The first message of a conversation that somebody has not read. */
export function firstUnread(channel: LiveChannel, messages: readonly Message[], userId: string): string | undefined {
  const readTo = channel.lastRead[userId] ?? '';
  return messages.find(message => message.ts > readTo && counts(message, userId))?.ts;
}

/** What stands under another message, what one has said oneself and what only the app wants seen is nothing new there. */
function counts(message: Message, userId: string): boolean {
  if (message.user === userId || !isSeenBy(message, userId) || message.ephemeralTo !== undefined) return false;
  return !isReply(message) || message.subtype === 'thread_broadcast';
}
