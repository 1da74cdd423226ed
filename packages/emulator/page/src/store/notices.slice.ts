import type { Slice } from './slice.js';

/** What is told: that something was done, or that something is wrong. */
export type NoticeKind = 'status' | 'alert';

/** Something to tell whoever looks at the page. */
export interface Notice {
  readonly id: number;
  /** A status goes by itself; an alert stays until it is put away. */
  readonly kind: NoticeKind;
  readonly text: string;
}

/** What is told, until it is put away. */
export interface NoticesSlice {
  /** The newest one last. */
  readonly notices: readonly Notice[];
  /** @param kind default `alert` */
  readonly tell: (text: string, kind?: NoticeKind) => void;
  readonly putAway: (id: number) => void;
}

/** More at once nobody reads. */
const MOST = 5;

export const noticesSlice: Slice<NoticesSlice> = set => ({
  notices: [],
  tell: (text, kind = 'alert') =>
    set(({ notices }) => {
      const id = (notices.at(-1)?.id ?? 0) + 1;
      return { notices: [...notices.filter(each => each.text !== text), { id, kind, text }].slice(-MOST) };
    }),
  putAway: id => set(({ notices }) => ({ notices: notices.filter(each => each.id !== id) })),
});
