import type { KeyboardEvent } from 'react';
import type { Message } from '../../../src/workspace/messages/message.js';
import { pageStore } from '../store/page-store.js';
import { markUnread } from './mark-read.js';
import { deleteMessage, editMessage, openThread } from './message-actions.js';
import type { MessageRow } from './message-rows.js';

/** The rows of a list, and the row that has the keyboard focus. */
export interface RowNavigation {
  readonly rows: readonly MessageRow[];
  /** -1 if no row is focused. */
  readonly at: number;
  readonly moveTo: (index: number) => void;
}

/** Arrow keys move through the list; letters trigger Slack's shortcuts. */
export function handleMessageKeys(event: KeyboardEvent<HTMLElement>, { rows, at, moveTo }: RowNavigation): void {
  // Ignore keys pressed in controls inside a message.
  const isOnRow = event.target instanceof HTMLElement && event.target.matches('article');
  if (!isOnRow || event.ctrlKey || event.metaKey || event.altKey) return;
  const row = rows[at];
  if (event.key === 'ArrowUp') moveTo(at - 1);
  else if (event.key === 'ArrowDown') moveTo(at + 1);
  else if (event.key === 'Home') moveTo(0);
  else if (event.key === 'End') moveTo(rows.length - 1);
  else if (row?.kind !== 'message' || !handleLetterKey(event.key, row.message)) return;
  event.preventDefault();
}

/** @returns whether the key is a shortcut */
function handleLetterKey(key: string, message: Message): boolean {
  const isOwn = message.user === pageStore.getState().route.userId;
  if (message.ephemeralTo !== undefined) return false;
  if (key === 't') openThread(message);
  else if (key === 'u') markUnread(message);
  else if (key === 'e' && isOwn) editMessage(message);
  else if (key === 'Delete' && isOwn) deleteMessage(message);
  else return false;
  return true;
}
