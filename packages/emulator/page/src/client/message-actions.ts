import type { Message } from '../../../src/workspace/messages/message.js';
import { pageStore } from '../store/page-store.js';
import { performAction } from './user-actions.js';

/** Adds or removes the user's reaction. */
export function toggleReaction({ channel, ts, reactions }: Message, emoji: string): void {
  const { userId } = pageStore.getState().route;
  const isThere = reactions.some(({ name, users }) => name === emoji && users.includes(userId));
  void performAction(isThere ? 'unreact' : 'react', { channel, message: ts, emoji });
}

/** Opens the thread in the side pane, unless the assistant pane already shows it. */
export function openThread({ channel, ts, threadTs = ts }: Message): void {
  const { route, navigate } = pageStore.getState();
  if (route.side?.kind === 'assistant' && route.side.ts === threadTs) return;
  navigate({ side: { kind: 'thread', channel, ts: threadTs } });
}

export function editMessage({ channel, ts }: Message): void {
  pageStore.getState().edit({ channel, ts });
}

export const DELETE_CONFIRMATION = 'delete-message';

/** Deletes a message after confirmation. */
export function deleteMessage({ channel, ts }: Message): void {
  pageStore
    .getState()
    .requestConfirmation(DELETE_CONFIRMATION, () => void performAction('delete', { channel, message: ts }));
}

/** Dismisses an ephemeral message. */
export function dismissMessage({ channel, ts }: Message): void {
  void performAction('dismiss', { channel, message: ts });
}

export function stopStream({ channel, ts }: Message): void {
  void performAction('stop-stream', { channel, message: ts });
}

/** Links to this page with the message highlighted. */
export function createMessageLink({ channel, ts, threadTs }: Message): string {
  const { teamId, userId } = pageStore.getState().route;
  const search = new URLSearchParams({ message: `${channel}/${ts}` });
  if (threadTs !== undefined) search.set('thread', `${channel}/${threadTs}`);
  return `${location.origin}${location.pathname}#/${teamId}/${userId}/channel/${channel}?${search}`;
}
