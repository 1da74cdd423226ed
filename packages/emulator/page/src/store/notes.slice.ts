import type { Slice } from './slice.js';

/** What Slack itself says in a conversation, to whoever acted there alone: that a command failed. */
export interface Note {
  /** Where it stands among messages, as their `ts`. */
  readonly ts: string;
  readonly userId: string;
  readonly channel: string;
  /** The thread it stands in; `null` in the conversation itself. */
  readonly threadTs: string | null;
  readonly text: string;
}

/** What stands among messages in this tab alone. */
export interface NotesSlice {
  readonly notes: readonly Note[];
  readonly note: (note: Omit<Note, 'ts' | 'userId'>) => void;
  readonly dismissNote: (ts: string) => void;
}

/** More of them nobody looks back at. */
const MOST = 200;

export const notesSlice: Slice<NotesSlice> = set => ({
  notes: [],
  note: note =>
    set(({ notes, seen, look }) => {
      const last = seen?.messages[note.channel]?.at(-1)?.ts ?? (Date.now() / 1000).toFixed(6);
      const before = notes.findLast(({ channel }) => channel === note.channel)?.ts ?? '';
      const ts = behind(before.startsWith(last) ? before : last);
      return { notes: [...notes, { ...note, userId: look.userId, ts }].slice(-MOST) };
    }),
  dismissNote: ts => set(({ notes }) => ({ notes: notes.filter(each => each.ts !== ts) })),
});

/** Sorts right behind, and before whatever else is said later: whatever time the local Slack lives in. */
const behind = (ts: string): string => `${ts}~`;
