import type { Slice } from './slice.js';

/** Long texts that somebody has unfolded. */
export interface UnfoldedSlice {
  /** By what tells a text from any other. */
  readonly unfolded: Readonly<Record<string, boolean>>;
  readonly unfold: (key: string, isUnfolded: boolean) => void;
}

export const unfoldedSlice: Slice<UnfoldedSlice> = set => ({
  unfolded: {},
  unfold: (key, isUnfolded) => set(({ unfolded }) => ({ unfolded: { ...unfolded, [key]: isUnfolded } })),
});
