import type { Slice } from './slice.js';

/** What is being written in composers. */
export interface DraftsSlice {
  /** By the id of the conversation, or `channel/ts` of the thread. */
  readonly drafts: Readonly<Record<string, string | undefined>>;
  /** @param text `undefined`: nothing is being written there any more */
  readonly setDraft: (where: string, text: string | undefined) => void;
}

export const draftsSlice: Slice<DraftsSlice> = set => ({
  drafts: {},
  setDraft: (where, text) => set(({ drafts }) => ({ drafts: { ...drafts, [where]: text } })),
});
