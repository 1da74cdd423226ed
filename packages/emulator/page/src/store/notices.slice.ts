import type { Slice } from './slice.js';

export type NoticeKind = 'status' | 'alert';

export interface Notice {
  readonly id: number;
  /** A status disappears after a few seconds; an alert stays until it is dismissed. */
  readonly kind: NoticeKind;
  readonly text: string;
}

export interface NoticesSlice {
  /** Newest last. */
  readonly notices: readonly Notice[];
  /** @param kind default: `alert` */
  readonly notify: (text: string, kind?: NoticeKind) => void;
  readonly dismissNotice: (id: number) => void;
}

const MAX_NOTICES = 5;

export const noticesSlice: Slice<NoticesSlice> = set => ({
  notices: [],
  notify: (text, kind = 'alert') =>
    set(({ notices }) => {
      const id = (notices.at(-1)?.id ?? 0) + 1;
      return { notices: [...notices.filter(each => each.text !== text), { id, kind, text }].slice(-MAX_NOTICES) };
    }),
  dismissNotice: id => set(({ notices }) => ({ notices: notices.filter(each => each.id !== id) })),
});
