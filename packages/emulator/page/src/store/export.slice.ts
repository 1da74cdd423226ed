import type { Slice } from './slice.js';

/** The runners that a test can be exported for. */
export const RUNNERS = ['node', 'vitest', 'jest'] as const;

/** What is to become a test. */
export interface ExportChoice {
  readonly runner: (typeof RUNNERS)[number];
  /** From which entry on; `null`: from the beginning. */
  readonly from: number | null;
}

/** The test that a part of the timeline makes. */
export interface ExportSlice {
  /** `null` while nobody asks for one. */
  readonly exporting: (ExportChoice & { readonly source: string | null; readonly problem: string | null }) | null;
  readonly setExporting: (to: Partial<NonNullable<ExportSlice['exporting']>> | null) => void;
}

const FIRST: NonNullable<ExportSlice['exporting']> = { runner: 'node', from: null, source: null, problem: null };

export const exportSlice: Slice<ExportSlice> = set => ({
  exporting: null,
  setExporting: to => set(({ exporting }) => ({ exporting: to === null ? null : { ...(exporting ?? FIRST), ...to } })),
});
