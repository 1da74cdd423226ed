import type { Slice } from './slice.js';

/** The line above what was new when one came to a conversation. It stays there until one leaves. */
export interface NewLine {
  readonly channel: string;
  readonly userId: string;
  /** The message below it. */
  readonly first: string;
  /** Nothing is marked read as long as one stays: one has said that it is unread. */
  readonly isHeld: boolean;
}

/** How far one has read. */
export interface ReadingSlice {
  readonly newLine: NewLine | null;
  /** Up to where it is being said that a conversation was read. */
  readonly marking: Readonly<Record<string, string | undefined>>;
  /** The message that the keyboard is at, in a list of messages. */
  readonly cursor: { readonly list: string; readonly key: string } | null;
  /** The conversations whose older messages are asked for. */
  readonly asking: Readonly<Record<string, boolean>>;
  readonly setAsking: (channel: string, isAsking: boolean) => void;
  readonly setNewLine: (line: NewLine | null) => void;
  readonly setMarking: (channel: string, ts: string | undefined) => void;
  readonly setCursor: (cursor: ReadingSlice['cursor']) => void;
}

export const readingSlice: Slice<ReadingSlice> = set => ({
  newLine: null,
  marking: {},
  cursor: null,
  asking: {},
  setAsking: (channel, isAsking) => set(({ asking }) => ({ asking: { ...asking, [channel]: isAsking } })),
  setNewLine: newLine => set({ newLine }),
  setMarking: (channel, ts) => set(({ marking }) => ({ marking: { ...marking, [channel]: ts } })),
  setCursor: cursor => set({ cursor }),
});
