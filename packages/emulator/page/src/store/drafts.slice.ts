import type { Slice } from './slice.js';

/** What is being written in composers. */
export interface DraftsSlice {
  /** By whose it is, the id of the conversation, and the `ts` of the thread: `user/channel/ts`. */
  readonly drafts: Readonly<Record<string, string | undefined>>;
  /** @param text `undefined`: nothing is being written there any more */
  readonly setDraft: (where: string, text: string | undefined) => void;
}

export const draftsSlice: Slice<DraftsSlice> = set => ({
  drafts: {},
  setDraft: (where, text) => set(({ drafts }) => ({ drafts: { ...drafts, [where]: text } })),
});
