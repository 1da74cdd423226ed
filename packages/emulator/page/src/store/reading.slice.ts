import type { Slice } from './slice.js';

/** The line above what was new when one came to a conversation. It stays there until one leaves. */
export interface NewLine {
  readonly channel: string;
  readonly userId: string;
  /** The last message above it. */
  readonly after: string;
  /** Nothing is marked read as long as one stays: one has said that it is unread. */
  readonly isHeld: boolean;
}

/** How far one has read. */
export interface ReadingSlice {
  readonly newLine: NewLine | null;
  /** Up to where this tab has said that it was read, by person and channel: `U1/C1`. */
  readonly readTo: Readonly<Record<string, string>>;
  /** The message that the keyboard is at, in a list of messages. */
  readonly cursor: { readonly list: string; readonly key: string } | null;
  readonly setNewLine: (line: NewLine | null) => void;
  readonly setReadTo: (userId: string, channel: string, ts: string) => void;
  readonly setCursor: (cursor: ReadingSlice['cursor']) => void;
}

export const readingSlice: Slice<ReadingSlice> = set => ({
  newLine: null,
  readTo: {},
  cursor: null,
  setNewLine: newLine => set({ newLine }),
  setReadTo: (userId, channel, ts) => set(({ readTo }) => ({ readTo: { ...readTo, [`${userId}/${channel}`]: ts } })),
  setCursor: cursor => set({ cursor }),
});
