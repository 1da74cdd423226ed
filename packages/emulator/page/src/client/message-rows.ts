import { useMemo } from 'react';
import type { LiveChannel } from '../../../src/live/live-state.js';
import type { Message } from '../../../src/workspace/messages/message.js';
import { usePage } from '../store/page-store.js';
import type { Note } from '../store/reading.slice.js';
import { isNotice } from './slack-notices.js';
import { isReply, isVisibleTo, groupRepliesByRoot } from './threads.js';
import { isSameDay, toDate } from './timestamp.js';

/**
 * A row of a message list. Dividers belong to the row below, so that loading older messages does not change visible
 * rows.
 */
export type MessageRow = {
  readonly key: string;
  /** Whether a day divider precedes the row. */
  readonly isNewDay: boolean;
  /** Whether the “New” marker precedes the row. */
  readonly isFirstNew: boolean;
} & (
  | { readonly kind: 'note'; readonly note: Note }
  | {
      readonly kind: 'message';
      readonly message: Message;
      /** It follows a message of the same author, so its author is hidden. */
      readonly isContinued: boolean;
    }
);

/** Messages of one author are grouped within this time. */
const GROUPING_S = 300;

export interface RowSource {
  /** Oldest first. */
  readonly messages: readonly Message[];
  readonly notes: readonly Note[];
  /** The first unread message; `null` if there is none. */
  readonly firstNew: string | null;
}

export function buildMessageRows({ messages, notes, firstNew }: RowSource): readonly MessageRow[] {
  const rows: MessageRow[] = [];
  let before: Message | undefined;
  let day: Date | undefined;
  for (const item of interleave(messages, notes)) {
    const { ts } = item.kind === 'note' ? item.note : item.message;
    const moment = toDate(ts);
    const isNewDay = !day || !isSameDay(day, moment);
    day = moment;
    if (item.kind === 'note') {
      rows.push({ ...item, key: ts, isNewDay, isFirstNew: false });
      before = undefined;
      continue;
    }
    const { message } = item;
    const isFirstNew = ts === firstNew;
    const isContinued = !isFirstNew && !isNewDay && before !== undefined && isSameAuthorBlock(before, message);
    rows.push({ kind: 'message', key: ts, message, isNewDay, isFirstNew, isContinued });
    before = message;
  }
  return rows;
}

type OrderedItem =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'note'; readonly note: Note };

/** Inserts notes between the messages. Both lists are sorted. */
function* interleave(messages: readonly Message[], notes: readonly Note[]): Generator<OrderedItem> {
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

function isSameAuthorBlock(before: Message, message: Message): boolean {
  return (
    before.user === message.user &&
    before.username === message.username &&
    before.ephemeralTo === message.ephemeralTo &&
    !isNotice(before) &&
    !isNotice(message) &&
    message.subtype !== 'thread_broadcast' &&
    Number(message.ts) - Number(before.ts) < GROUPING_S
  );
}

const NO_MESSAGES: readonly Message[] = [];

export interface ConversationRows {
  readonly rows: readonly MessageRow[];
  readonly replies: ReadonlyMap<string, readonly Message[]>;
  /** Whether no older messages are missing. */
  readonly isWhole: boolean;
}

/** The rows of a conversation that the current user sees. */
export function useConversationRows({ id }: LiveChannel): ConversationRows {
  const all = usePage(({ snapshot }) => snapshot?.messages[id]) ?? NO_MESSAGES;
  const userId = usePage(({ route }) => route.userId);
  const notes = usePage(state => state.notes);
  const firstNew = usePage(({ unreadMarker }) =>
    unreadMarker?.channel === id && unreadMarker.userId === userId ? unreadMarker.first : null,
  );
  const oldest = usePage(({ snapshot }) => snapshot?.oldestLoaded[id]);
  const replies = useMemo(() => groupRepliesByRoot(all, userId), [all, userId]);
  const rows = useMemo(() => {
    const messages = all.filter(message => message.ts >= (oldest ?? '') && isInConversation(message, userId));
    const own = notes.filter(note => note.channel === id && note.userId === userId && note.threadTs === null);
    return buildMessageRows({ messages, notes: own, firstNew });
  }, [all, firstNew, oldest, id, notes, userId]);
  return { rows, replies, isWhole: oldest === undefined };
}

/**
 * The rows of a thread, root first.
 * @param hasRoot whether the root is included. Default: true
 */
export function useThreadRows(channel: string, ts: string, hasRoot = true): readonly MessageRow[] {
  const all = usePage(({ snapshot }) => snapshot?.messages[channel]) ?? NO_MESSAGES;
  const userId = usePage(({ route }) => route.userId);
  const notes = usePage(state => state.notes);
  return useMemo(() => {
    const messages = all.filter(
      message => (message.ts === ts ? hasRoot : message.threadTs === ts) && isVisibleTo(message, userId),
    );
    const own = notes.filter(note => note.channel === channel && note.userId === userId && note.threadTs === ts);
    const [root, ...rest] = buildMessageRows({ messages, notes: own, firstNew: null });
    // The root needs no day divider.
    return root ? [{ ...root, isNewDay: false }, ...rest] : [];
  }, [all, channel, hasRoot, notes, ts, userId]);
}

/** Replies appear only in their thread, unless they were also sent to the channel. */
function isInConversation(message: Message, userId: string): boolean {
  return isVisibleTo(message, userId) && (!isReply(message) || message.subtype === 'thread_broadcast');
}
