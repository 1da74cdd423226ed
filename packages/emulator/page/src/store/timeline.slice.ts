import type { Slice } from './slice.js';
import { FULL_RANGE, type TimelineFilter, type TimelineRange, NO_FILTER, updateRange } from './timeline-selection.js';

export type EntryDetails =
  | { readonly state: 'loading' }
  /** As in the control API; `null` if there are none. */
  | { readonly state: 'there'; readonly details: unknown }
  | { readonly state: 'failed'; readonly problem: string };

export interface TimelineSlice {
  readonly timelineFilter: TimelineFilter;
  readonly filterTimeline: (to: Partial<TimelineFilter>) => void;
  /** The oldest entry that the emulator has; `null` if unknown. */
  readonly oldestEntryId: number | null;
  readonly setOldestEntryId: (id: number | null) => void;
  /** The entries that are exported as a test. */
  readonly timelineRange: TimelineRange;
  readonly selectRange: (end: Partial<TimelineRange>) => void;
  readonly openEntry: { readonly id: number; readonly details: EntryDetails } | null;
  /** `null` closes the details. */
  readonly setOpenEntry: (id: number | null) => void;
  /** Ignored if another entry has been opened meanwhile. */
  readonly setEntryDetails: (id: number, details: EntryDetails) => void;
}

/** Resets everything that refers to entry ids, because a restarted emulator counts from 1. */
export const resetTimelineIds = ({ timelineFilter }: TimelineSlice): Partial<TimelineSlice> => ({
  timelineFilter: { ...timelineFilter, after: 0, until: null },
  oldestEntryId: null,
  timelineRange: FULL_RANGE,
  openEntry: null,
});

export const timelineSlice: Slice<TimelineSlice> = set => ({
  timelineFilter: NO_FILTER,
  filterTimeline: to => set(({ timelineFilter }) => ({ timelineFilter: { ...timelineFilter, ...to } })),
  oldestEntryId: null,
  setOldestEntryId: oldestEntryId => set({ oldestEntryId }),
  timelineRange: FULL_RANGE,
  selectRange: end => set(({ timelineRange }) => ({ timelineRange: updateRange(timelineRange, end) })),
  openEntry: null,
  setOpenEntry: id => set({ openEntry: id === null ? null : { id, details: { state: 'loading' } } }),
  setEntryDetails: (id, details) =>
    set(({ openEntry }) => (openEntry?.id === id ? { openEntry: { id, details } } : {})),
});

export const RUNNERS = ['node', 'vitest', 'jest'] as const;

export interface ExportedTest {
  readonly runner: (typeof RUNNERS)[number];
  /** `null` until it is loaded. */
  readonly source: string | null;
  readonly problem: string | null;
}

export interface ExportSlice {
  /** `null` while the dialog is closed. */
  readonly exporting: ExportedTest | null;
  readonly setExporting: (to: Partial<ExportedTest> | null) => void;
}

const INITIAL_EXPORT: ExportedTest = { runner: 'node', source: null, problem: null };

export const exportSlice: Slice<ExportSlice> = set => ({
  exporting: null,
  setExporting: to =>
    set(({ exporting }) => ({ exporting: to === null ? null : { ...(exporting ?? INITIAL_EXPORT), ...to } })),
});
