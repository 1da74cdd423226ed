import type { RouteSlice } from './route.slice.js';
import type { SnapshotSlice } from './snapshot.slice.js';
import type { Slice } from './slice.js';

/** The “New” marker. It stays until the user leaves the conversation. */
export interface UnreadMarker {
  readonly channel: string;
  readonly userId: string;
  /** The message below it. */
  readonly first: string;
  /** The user has marked the message as unread, so nothing is marked as read meanwhile. */
  readonly isManual: boolean;
}

export interface ReadingSlice {
  readonly unreadMarker: UnreadMarker | null;
  /** Read positions that are being sent. */
  readonly pendingReadMarks: Readonly<Record<string, string | undefined>>;
  /** The focused message of a list. */
  readonly cursor: { readonly list: string; readonly key: string } | null;
  /** Conversations that are loading older messages. */
  readonly loadingOlder: Readonly<Record<string, boolean>>;
  readonly setLoadingOlder: (channel: string, isLoading: boolean) => void;
  readonly setUnreadMarker: (marker: UnreadMarker | null) => void;
  readonly setPendingReadMark: (channel: string, ts: string | undefined) => void;
  readonly setCursor: (cursor: ReadingSlice['cursor']) => void;
}

export const readingSlice: Slice<ReadingSlice> = set => ({
  unreadMarker: null,
  pendingReadMarks: {},
  cursor: null,
  loadingOlder: {},
  setLoadingOlder: (channel, isLoading) =>
    set(({ loadingOlder }) => ({ loadingOlder: { ...loadingOlder, [channel]: isLoading } })),
  setUnreadMarker: unreadMarker => set({ unreadMarker }),
  setPendingReadMark: (channel, ts) =>
    set(({ pendingReadMarks }) => ({ pendingReadMarks: { ...pendingReadMarks, [channel]: ts } })),
  setCursor: cursor => set({ cursor }),
});

/** A message from Slackbot that only the current user sees, for example about a failed command. */
export interface Note {
  /** Its position among the messages. */
  readonly ts: string;
  readonly userId: string;
  readonly channel: string;
  /** `null` for the conversation itself. */
  readonly threadTs: string | null;
  readonly text: string;
}

export interface NotesSlice {
  readonly notes: readonly Note[];
  readonly addNote: (addNote: Omit<Note, 'ts' | 'userId'>) => void;
  readonly dismissNote: (ts: string) => void;
}

const MAX_NOTES = 200;

export const notesSlice: Slice<NotesSlice, RouteSlice & SnapshotSlice> = set => ({
  notes: [],
  addNote: addNote =>
    set(({ notes, snapshot, route }) => {
      const last = snapshot?.messages[addNote.channel]?.at(-1)?.ts ?? (Date.now() / 1000).toFixed(6);
      const before = notes.findLast(({ channel }) => channel === addNote.channel)?.ts ?? '';
      const ts = toLaterTs(before.startsWith(last) ? before : last);
      return { notes: [...notes, { ...addNote, userId: route.userId, ts }].slice(-MAX_NOTES) };
    }),
  dismissNote: ts => set(({ notes }) => ({ notes: notes.filter(each => each.ts !== ts) })),
});

/** Sorts right after the message and before later ones, independently of the emulator's clock. */
const toLaterTs = (ts: string): string => `${ts}~`;
