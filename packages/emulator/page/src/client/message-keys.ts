import type { KeyboardEvent } from 'react';
import type { Message } from '../../../src/workspace/messages/message.js';
import { pageStore } from '../store/page-store.js';
import { markUnread } from './mark-read.js';
import { deleteMessage, editMessage, openThread } from './message-acts.js';
import type { Row } from './rows.js';

/** Where the keyboard is among the lines of a list, and how it gets elsewhere. */
export interface KeyPlace {
  readonly rows: readonly Row[];
  /** -1: nowhere. */
  readonly at: number;
  readonly moveTo: (index: number) => void;
}

/** What the keyboard does in a list of messages: arrows go through it, letters do what Slack has them do. */
export function messageKeys(event: KeyboardEvent<HTMLElement>, { rows, at, moveTo }: KeyPlace): void {
  // What is typed into something of a message is its own.
  const isOnLine = event.target instanceof HTMLElement && event.target.matches('article');
  if (!isOnLine || event.ctrlKey || event.metaKey || event.altKey) return;
  const row = rows[at];
  if (event.key === 'ArrowUp') moveTo(at - 1);
  else if (event.key === 'ArrowDown') moveTo(at + 1);
  else if (event.key === 'Home') moveTo(0);
  else if (event.key === 'End') moveTo(rows.length - 1);
  else if (row?.kind !== 'message' || !letter(event.key, row.message)) return;
  event.preventDefault();
}

/** @returns whether the key does anything with the message */
function letter(key: string, message: Message): boolean {
  const isOwn = message.user === pageStore.getState().look.userId;
  if (message.ephemeralTo !== undefined) return false;
  if (key === 't') openThread(message);
  else if (key === 'u') markUnread(message);
  else if (key === 'e' && isOwn) editMessage(message);
  else if (key === 'Delete' && isOwn) deleteMessage(message);
  else return false;
  return true;
}
