import type { Slice } from './slice.js';

/** How an act on an element is going. */
export interface Acting {
  /** The app has not acked it yet. */
  readonly isBusy: boolean;
  /** What Slack says of it: that the app didn't answer in time, for one. */
  readonly problem?: string | undefined;
}

/** How acts on elements are going, and what the last ones came to. */
export interface ActingSlice {
  /** By the key of the element, see `elements/element-place.ts`. None where all is well. */
  readonly acting: Readonly<Record<string, Acting>>;
  readonly setActing: (key: string, acting: Acting | null) => void;
}

export const actingSlice: Slice<ActingSlice> = set => ({
  acting: {},
  setActing: (key, acting) =>
    set(({ acting: { [key]: before, ...others } }) => {
      if (!acting) return before ? { acting: others } : {};
      return { acting: { ...others, [key]: acting } };
    }),
});
