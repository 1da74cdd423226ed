import type { Slice } from './slice.js';

/** What Slack itself finds fault with in what was entered into a view, before any app hears of it. */
export interface FaultsSlice {
  /** By the id of the view and the id of the block. */
  readonly faults: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Replaces what was found in a view. */
  readonly findFaults: (viewId: string, faults: Readonly<Record<string, string>>) => void;
  /** A block of it was mended. */
  readonly mend: (viewId: string, blockId: string) => void;
}

export const faultsSlice: Slice<FaultsSlice> = set => ({
  faults: {},
  findFaults: (viewId, faults) => set(state => ({ faults: { ...state.faults, [viewId]: faults } })),
  mend: (viewId, blockId) =>
    set(state => {
      const { [blockId]: mended, ...others } = state.faults[viewId] ?? {};
      return mended === undefined ? {} : { faults: { ...state.faults, [viewId]: others } };
    }),
});
