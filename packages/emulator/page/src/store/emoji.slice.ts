import type { Slice } from './slice.js';

/** An emoji as pickers and completion list it. */
export interface EmojiEntry {
  readonly name: string;
  readonly character: string;
}

/** Slack's emoji. */
export interface EmojiTable {
  readonly characters: ReadonlyMap<string, string>;
  /** Each under its first name, its other names after it, in the order of pickers. */
  readonly entries: readonly EmojiEntry[];
}

/** Slack's emoji, which come after the page: it is there without them. */
export interface EmojiSlice {
  /** `null` until they have come. */
  readonly emojiTable: EmojiTable | null;
  readonly takeEmoji: (table: EmojiTable) => void;
}

export const emojiSlice: Slice<EmojiSlice> = set => ({
  emojiTable: null,
  takeEmoji: emojiTable => set({ emojiTable }),
});
