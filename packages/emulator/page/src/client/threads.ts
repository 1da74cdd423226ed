import type { Message } from '../../../src/workspace/messages/message.js';

export function isReply({ ts, threadTs }: Message): boolean {
  return threadTs !== undefined && threadTs !== ts;
}

/** Whether the message is visible to the user. */
export function isVisibleTo({ ephemeralTo }: Message, userId: string): boolean {
  return ephemeralTo === undefined || ephemeralTo === userId;
}

/** Maps the `ts` of each root to its replies. */
export function groupRepliesByRoot(
  messages: readonly Message[],
  userId: string,
): ReadonlyMap<string, readonly Message[]> {
  const replies = new Map<string, Message[]>();
  for (const message of messages) {
    if (message.threadTs === undefined || !isReply(message) || !isVisibleTo(message, userId)) continue;
    const there = replies.get(message.threadTs);
    if (there) there.push(message);
    else replies.set(message.threadTs, [message]);
  }
  return replies;
}

export interface UserThread {
  readonly root: Message;
  readonly replies: readonly Message[];
}

/** Finds threads that the user wrote in or is mentioned in, sorted by newest reply. */
export function findUserThreads(
  messages: Readonly<Record<string, readonly Message[]>>,
  channelIds: readonly string[],
  userId: string,
): readonly UserThread[] {
  const found: UserThread[] = [];
  for (const id of channelIds) {
    const there = messages[id] ?? [];
    const replies = groupRepliesByRoot(there, userId);
    for (const root of there) {
      const under = replies.get(root.ts);
      if (under && [root, ...under].some(message => involvesUser(message, userId)))
        found.push({ root, replies: under });
    }
  }
  return found.toSorted((one, other) => ((one.replies.at(-1)?.ts ?? '') < (other.replies.at(-1)?.ts ?? '') ? 1 : -1));
}

const involvesUser = ({ user, text }: Message, userId: string): boolean =>
  user === userId || text.includes(`<@${userId}`);
