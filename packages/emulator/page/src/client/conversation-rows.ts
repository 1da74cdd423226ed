import { useMemo } from 'react';
import type { LiveChannel } from '../../../src/live/live-state.js';
import type { Message } from '../../../src/workspace/messages/message.js';
import { usePage } from '../store/page-store.js';
import { rowsOf, type Row } from './rows.js';
import { isReply, isSeenBy, repliesByRoot } from './threads.js';

const NONE: readonly Message[] = [];

/** What a conversation shows, and what is said under each of its messages. */
export interface ConversationRows {
  readonly rows: readonly Row[];
  readonly replies: ReadonlyMap<string, readonly Message[]>;
  /** Whether none are missing before them. */
  readonly isWhole: boolean;
}

/** The lines of a conversation as whoever one acts as sees it. */
export function useConversationRows({ id }: LiveChannel): ConversationRows {
  const all = usePage(({ seen }) => seen?.messages[id]) ?? NONE;
  const userId = usePage(({ look }) => look.userId);
  const notes = usePage(state => state.notes);
  const firstNew = usePage(({ newLine }) =>
    newLine?.channel === id && newLine.userId === userId ? newLine.first : null,
  );
  const floor = usePage(({ seen }) => seen?.floors[id]);
  const replies = useMemo(() => repliesByRoot(all, userId), [all, userId]);
  const rows = useMemo(() => {
    const messages = all.filter(message => message.ts >= (floor ?? '') && isIn(message, userId));
    const own = notes.filter(note => note.channel === id && note.userId === userId && note.threadTs === null);
    return rowsOf({ messages, notes: own, firstNew });
  }, [all, firstNew, floor, id, notes, userId]);
  return { rows, replies, isWhole: floor === undefined };
}

/** The lines of a thread, its root first. @param hasRoot whether that is shown. Default: yes */
export function useThreadRows(channel: string, ts: string, hasRoot = true): readonly Row[] {
  const all = usePage(({ seen }) => seen?.messages[channel]) ?? NONE;
  const userId = usePage(({ look }) => look.userId);
  const notes = usePage(state => state.notes);
  return useMemo(() => {
    const messages = all.filter(
      message => (message.ts === ts ? hasRoot : message.threadTs === ts) && isSeenBy(message, userId),
    );
    const own = notes.filter(note => note.channel === channel && note.userId === userId && note.threadTs === ts);
    const [root, ...rest] = rowsOf({ messages, notes: own, firstNew: null });
    // It begins with its root, whenever that was.
    return root ? [{ ...root, isNewDay: false }, ...rest] : [];
  }, [all, channel, hasRoot, notes, ts, userId]);
}

/** Replies stand in their thread, unless they were to be seen here, too. */
function isIn(message: Message, userId: string): boolean {
  return isSeenBy(message, userId) && (!isReply(message) || message.subtype === 'thread_broadcast');
}
