import type { Message } from '../../../src/workspace/messages/message.js';
import { pageStore } from '../store/page-store.js';
import { doAct } from './do-acts.js';

/** Puts an emoji under a message, or takes one's own away. */
export function toggleReaction({ channel, ts, reactions }: Message, emoji: string): void {
  const { userId } = pageStore.getState().look;
  const isThere = reactions.some(({ name, users }) => name === emoji && users.includes(userId));
  void doAct(isThere ? 'unreact' : 'react', { channel, message: ts, emoji });
}

/** Opens the thread under a message, beside the conversation. A chat with an assistant is where it is already. */
export function openThread({ channel, ts, threadTs = ts }: Message): void {
  const { look, turn } = pageStore.getState();
  if (look.side?.kind === 'assistant' && look.side.ts === threadTs) return;
  turn({ side: { kind: 'thread', channel, ts: threadTs } });
}

/** Begins to edit a message of one's own. */
export function editMessage({ channel, ts }: Message): void {
  pageStore.getState().edit({ channel, ts });
}

/** Whose question it is whether a message is to be deleted. */
export const DELETING = 'delete-message';

/** Deletes a message once one has said that one is sure. */
export function deleteMessage({ channel, ts }: Message): void {
  pageStore.getState().askFirst(DELETING, () => void doAct('delete', { channel, message: ts }));
}

/** Puts a message away that is for whoever one acts as alone. */
export function dismissMessage({ channel, ts }: Message): void {
  void doAct('dismiss', { channel, message: ts });
}

export function stopStream({ channel, ts }: Message): void {
  void doAct('stop-stream', { channel, message: ts });
}

/** The address of this page with this message in the middle. */
export function linkTo({ channel, ts, threadTs }: Message): string {
  const { teamId, userId } = pageStore.getState().look;
  const search = new URLSearchParams({ message: `${channel}/${ts}` });
  if (threadTs !== undefined) search.set('thread', `${channel}/${threadTs}`);
  return `${location.origin}${location.pathname}#/${teamId}/${userId}/channel/${channel}?${search}`;
}
