import type { Message } from '../../../src/workspace/messages/message.js';
import type { Note } from '../store/notes.slice.js';
import { isSameDay, momentOf } from './clock.js';
import { isNotice } from './notices-of-slack.js';

/** A line of a list of messages. */
export type Row =
  | { readonly kind: 'day'; readonly key: string; readonly ts: string }
  | { readonly kind: 'new'; readonly key: string }
  | { readonly kind: 'note'; readonly key: string; readonly note: Note }
  | {
      readonly kind: 'message';
      readonly key: string;
      readonly message: Message;
      /** It goes on what the message above began: its author stands there. */
      readonly isContinued: boolean;
    };

/** So long after each other, messages of one author stand together. */
const TOGETHER_S = 300;

export interface Rows {
  /** The oldest first. */
  readonly messages: readonly Message[];
  readonly notes: readonly Note[];
  /** The last message above the line of what is new; `null` without one. */
  readonly newAfter: string | null;
  readonly userId: string;
}

/** Messages with what stands between them. */
export function rowsOf({ messages, notes, newAfter, userId }: Rows): readonly Row[] {
  const rows: Row[] = [];
  let before: Message | undefined;
  let day: Date | undefined;
  let isNewShown = newAfter === null;
  for (const item of inOrder(messages, notes)) {
    const { ts } = item.kind === 'note' ? item.note : item.message;
    const moment = momentOf(ts);
    const isNewDay = !day || !isSameDay(day, moment);
    if (isNewDay) rows.push({ kind: 'day', key: `day ${ts}`, ts });
    day = moment;
    if (item.kind === 'note') {
      rows.push({ kind: 'note', key: ts, note: item.note });
      before = undefined;
      continue;
    }
    const { message } = item;
    const isNew = !isNewShown && newAfter !== null && ts > newAfter && message.user !== userId;
    if (isNew) rows.push({ kind: 'new', key: 'new' });
    isNewShown ||= isNew;
    const isContinued = !isNew && !isNewDay && before !== undefined && goesOn(before, message);
    rows.push({ kind: 'message', key: ts, message, isContinued });
    before = message;
  }
  return rows;
}

type Item = { readonly kind: 'message'; readonly message: Message } | { readonly kind: 'note'; readonly note: Note };

/** Notes where they belong among the messages. Both are in order. */
function* inOrder(messages: readonly Message[], notes: readonly Note[]): Generator<Item> {
  let next = 0;
  for (const message of messages) {
    for (let note = notes[next]; note && note.ts < message.ts; note = notes[next]) {
      yield { kind: 'note', note };
      next += 1;
    }
    yield { kind: 'message', message };
  }
  for (const note of notes.slice(next)) yield { kind: 'note', note };
}

function goesOn(before: Message, message: Message): boolean {
  return (
    before.user === message.user &&
    before.username === message.username &&
    before.ephemeralTo === message.ephemeralTo &&
    !isNotice(before) &&
    !isNotice(message) &&
    message.subtype !== 'thread_broadcast' &&
    Number(message.ts) - Number(before.ts) < TOGETHER_S
  );
}
