import type { Message } from '../../../src/workspace/messages/message.js';
import { postAsUser, toErrorMessage } from '../server/control.js';
import { pageStore } from '../store/page-store.js';
import { channelOf } from '../store/selectors.js';
import { findFirstUnread } from './unread.js';

const NEVER = '0000000000.000000';

/** Marks a conversation as read up to a message. A failed request is repeated with the next message. */
export function markRead(channel: string, ts: string): void {
  const state = pageStore.getState();
  const { userId } = state.route;
  const there = channelOf(state, channel);
  // A user who is not a member has no read position.
  if (
    !there?.members.includes(userId) ||
    (there.lastRead[userId] ?? '') >= ts ||
    state.pendingReadMarks[channel] === ts
  )
    return;
  state.setPendingReadMark(channel, ts);
  postAsUser(userId, 'mark', { channel, ts })
    .catch(() => undefined)
    .finally(() => pageStore.getState().setPendingReadMark(channel, undefined));
}

/** Places the “New” marker above the first unread message. It stays until the user leaves the conversation. */
export function startReading(channelId: string, userId: string): void {
  const state = pageStore.getState();
  const channel = channelOf(state, channelId);
  const first = channel && findFirstUnread(channel, state.snapshot?.messages[channelId] ?? [], userId);
  state.setUnreadMarker(first === undefined ? null : { channel: channelId, userId, first, isManual: false });
}

/** Marks a message and all later ones as unread until the user opens the conversation again. */
export function markUnread({ channel, ts }: Message): void {
  const { route, snapshot, setUnreadMarker, notify } = pageStore.getState();
  const before = snapshot?.messages[channel]?.findLast(each => each.ts < ts)?.ts ?? NEVER;
  setUnreadMarker({ channel, userId: route.userId, first: ts, isManual: true });
  postAsUser(route.userId, 'mark', { channel, ts: before }).catch((error: unknown) => notify(toErrorMessage(error)));
}
