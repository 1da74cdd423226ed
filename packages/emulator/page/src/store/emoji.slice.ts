import type { Slice } from './slice.js';

export interface EmojiEntry {
  readonly name: string;
  readonly character: string;
}

export interface EmojiTable {
  readonly characters: ReadonlyMap<string, string>;
  /** In picker order; alternative names follow the first name. */
  readonly entries: readonly EmojiEntry[];
}

/** Slack's emoji, loaded after the page. */
export interface EmojiSlice {
  /** `null` until they are loaded. */
  readonly emojiTable: EmojiTable | null;
  readonly setEmojiTable: (table: EmojiTable) => void;
}

export const emojiSlice: Slice<EmojiSlice> = set => ({
  emojiTable: null,
  setEmojiTable: emojiTable => set({ emojiTable }),
});
