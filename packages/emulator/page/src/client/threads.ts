import type { Message } from '../../../src/workspace/messages/message.js';

/** Whether a message stands under another one. */
export function isReply({ ts, threadTs }: Message): boolean {
  return threadTs !== undefined && threadTs !== ts;
}

/** Whether somebody sees a message at all. */
export function isSeenBy({ ephemeralTo }: Message, userId: string): boolean {
  return ephemeralTo === undefined || ephemeralTo === userId;
}

/** What is said under each message, by the `ts` of that one. */
export function repliesByRoot(messages: readonly Message[], userId: string): ReadonlyMap<string, readonly Message[]> {
  const replies = new Map<string, Message[]>();
  for (const message of messages) {
    if (message.threadTs === undefined || !isReply(message) || !isSeenBy(message, userId)) continue;
    const there = replies.get(message.threadTs);
    if (there) there.push(message);
    else replies.set(message.threadTs, [message]);
  }
  return replies;
}

/** A thread that somebody takes part in. */
export interface OwnThread {
  readonly root: Message;
  readonly replies: readonly Message[];
}

/** The threads that somebody wrote in, or is mentioned in, the one with the newest reply first. */
export function threadsOf(
  messages: Readonly<Record<string, readonly Message[]>>,
  channelIds: readonly string[],
  userId: string,
): readonly OwnThread[] {
  const found: OwnThread[] = [];
  for (const id of channelIds) {
    const there = messages[id] ?? [];
    const replies = repliesByRoot(there, userId);
    for (const root of there) {
      const under = replies.get(root.ts);
      if (under && [root, ...under].some(message => concerns(message, userId))) found.push({ root, replies: under });
    }
  }
  return found.toSorted((one, other) => ((one.replies.at(-1)?.ts ?? '') < (other.replies.at(-1)?.ts ?? '') ? 1 : -1));
}

const concerns = ({ user, text }: Message, userId: string): boolean => user === userId || text.includes(`<@${userId}`);
