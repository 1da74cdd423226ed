import type { Message } from '../../../src/workspace/messages/message.js';
import type { Note } from '../store/notes.slice.js';
import { isSameDay, momentOf } from './clock.js';
import { isNotice } from './notices-of-slack.js';

/**
 * A line of a list of messages. What stands between messages belongs to the one below it: where older ones come, the
 * line that one looks at stays what it is.
 */
export type Row = {
  readonly key: string;
  /** Whether the day is told above it: it is the first of that. */
  readonly isNewDay: boolean;
  /** Whether what is new begins with it. */
  readonly isFirstNew: boolean;
} & (
  | { readonly kind: 'note'; readonly note: Note }
  | {
      readonly kind: 'message';
      readonly message: Message;
      /** It goes on what the message above began: its author stands there. */
      readonly isContinued: boolean;
    }
);

/** So long after each other, messages of one author stand together. */
const TOGETHER_S = 300;

export interface Rows {
  /** The oldest first. */
  readonly messages: readonly Message[];
  readonly notes: readonly Note[];
  /** The message that what is new begins with; `null` where nothing is. */
  readonly firstNew: string | null;
}

/** Messages, and what stands between them. */
export function rowsOf({ messages, notes, firstNew }: Rows): readonly Row[] {
  const rows: Row[] = [];
  let before: Message | undefined;
  let day: Date | undefined;
  for (const item of inOrder(messages, notes)) {
    const { ts } = item.kind === 'note' ? item.note : item.message;
    const moment = momentOf(ts);
    const isNewDay = !day || !isSameDay(day, moment);
    day = moment;
    if (item.kind === 'note') {
      rows.push({ ...item, key: ts, isNewDay, isFirstNew: false });
      before = undefined;
      continue;
    }
    const { message } = item;
    const isFirstNew = ts === firstNew;
    const isContinued = !isFirstNew && !isNewDay && before !== undefined && goesOn(before, message);
    rows.push({ kind: 'message', key: ts, message, isNewDay, isFirstNew, isContinued });
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
