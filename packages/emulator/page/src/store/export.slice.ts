import type { Slice } from './slice.js';

/** The runners that a test can be exported for. */
export const RUNNERS = ['node', 'vitest', 'jest'] as const;

/** The test that a part of the timeline makes. */
export interface ExportedTest {
  readonly runner: (typeof RUNNERS)[number];
  /** `null` until it is there. */
  readonly source: string | null;
  readonly problem: string | null;
}

/** What becomes a test. */
export interface ExportSlice {
  /** `null` while nobody asks for one. */
  readonly exporting: ExportedTest | null;
  readonly setExporting: (to: Partial<ExportedTest> | null) => void;
}

const FIRST: ExportedTest = { runner: 'node', source: null, problem: null };

export const exportSlice: Slice<ExportSlice> = set => ({
  exporting: null,
  setExporting: to => set(({ exporting }) => ({ exporting: to === null ? null : { ...(exporting ?? FIRST), ...to } })),
});
