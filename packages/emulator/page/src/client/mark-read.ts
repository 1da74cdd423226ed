import { actAs } from '../server/control.js';
import { channelOf } from '../store/current.js';
import { pageStore } from '../store/page-store.js';
import { wordsOf } from './do-acts.js';

/** Says that one has read a conversation up to a message. Who isn't heard says it with the next one. */
export function markRead(channel: string, ts: string): void {
  const state = pageStore.getState();
  const { userId } = state.look;
  const isRead = (channelOf(state, channel)?.lastRead[userId] ?? '') >= ts;
  if (isRead || state.marking[channel] === ts) return;
  state.setMarking(channel, ts);
  actAs(userId, 'mark', { channel, ts })
    .catch(() => undefined)
    .finally(() => pageStore.getState().setMarking(channel, undefined));
}

/** Says that what follows a message is unread, and keeps it so until one comes here anew. */
export function markUnread(channel: string, before: string): void {
  const { look, setNewLine, tell } = pageStore.getState();
  setNewLine({ channel, userId: look.userId, after: before, isHeld: true });
  actAs(look.userId, 'mark', { channel, ts: before }).catch((error: unknown) => tell(wordsOf(error)));
}
