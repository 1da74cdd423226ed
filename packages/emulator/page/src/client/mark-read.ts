import type { Message } from '../../../src/workspace/messages/message.js';
import { actAs } from '../server/control.js';
import { channelOf } from '../store/current.js';
import { pageStore } from '../store/page-store.js';
import { wordsOf } from '../server/words-of.js';
import { firstUnread } from './unread.js';

/** Before any message. */
const NEVER = '0000000000.000000';

/** Says that one has read a conversation up to a message. Who isn't heard says it with the next one. */
export function markRead(channel: string, ts: string): void {
  const state = pageStore.getState();
  const { userId } = state.look;
  const there = channelOf(state, channel);
  // Who only looks at it has read nothing there.
  if (!there?.members.includes(userId) || (there.lastRead[userId] ?? '') >= ts || state.marking[channel] === ts) return;
  state.setMarking(channel, ts);
  actAs(userId, 'mark', { channel, ts })
    .catch(() => undefined)
    .finally(() => pageStore.getState().setMarking(channel, undefined));
}

/** What is new when one comes to a conversation stands below a line until one leaves, also when it was read. */
export function comeTo(channelId: string, userId: string): void {
  const state = pageStore.getState();
  const channel = channelOf(state, channelId);
  const first = channel && firstUnread(channel, state.seen?.messages[channelId] ?? [], userId);
  state.setNewLine(first === undefined ? null : { channel: channelId, userId, first, isHeld: false });
}

/** Says that a message and what follows is unread, and keeps it so until one comes here anew. */
export function markUnread({ channel, ts }: Message): void {
  const { look, seen, setNewLine, tell } = pageStore.getState();
  const before = seen?.messages[channel]?.findLast(each => each.ts < ts)?.ts ?? NEVER;
  setNewLine({ channel, userId: look.userId, first: ts, isHeld: true });
  actAs(look.userId, 'mark', { channel, ts: before }).catch((error: unknown) => tell(wordsOf(error)));
}
