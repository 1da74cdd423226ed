import type { Slice } from './slice.js';

/** Something to tell whoever looks at the page. */
export interface Notice {
  readonly id: number;
  readonly text: string;
}

/** What is told, until it is put away. */
export interface NoticesSlice {
  /** The newest one last. */
  readonly notices: readonly Notice[];
  readonly tell: (text: string) => void;
  readonly putAway: (id: number) => void;
}

/** More at once nobody reads. */
const MOST = 5;

export const noticesSlice: Slice<NoticesSlice> = set => ({
  notices: [],
  tell: text =>
    set(({ notices }) => {
      const id = (notices.at(-1)?.id ?? 0) + 1;
      return { notices: [...notices.filter(each => each.text !== text), { id, text }].slice(-MOST) };
    }),
  putAway: id => set(({ notices }) => ({ notices: notices.filter(each => each.id !== id) })),
});
