import type { TimelineEntry } from '../../../src/timeline/timeline-entry.js';

export interface TimelineFilter {
  /** Empty: all kinds. */
  readonly kinds: readonly TimelineEntry['kind'][];
  readonly onlyProblems: boolean;
  /** Empty: all apps. */
  readonly app: string;
  readonly search: string;
  /** Entries up to this id are cleared. */
  readonly after: number;
  /** Later entries are hidden while the timeline is paused; `null` if it is not. */
  readonly until: number | null;
}

export const NO_FILTER: TimelineFilter = {
  kinds: [],
  onlyProblems: false,
  app: '',
  search: '',
  after: 0,
  until: null,
};

/** The first and last entry id of a part of the timeline. */
export interface TimelineRange {
  /** `null`: from the start. */
  readonly from: number | null;
  /** `null`: to the end. */
  readonly to: number | null;
}

export const FULL_RANGE: TimelineRange = { from: null, to: null };

/** Changes an end of the range. If it would be empty, the other end becomes open. */
export function updateRange(range: TimelineRange, end: Partial<TimelineRange>): TimelineRange {
  const { from, to } = { ...range, ...end };
  if (from === null && to === null) return FULL_RANGE;
  return from === null || to === null || from <= to ? { from, to } : { ...FULL_RANGE, ...end };
}

/** Whether a selected range contains the entry. The full range does not count as selected. */
export function isEntryInRange({ from, to }: TimelineRange, id: number): boolean {
  return (from !== null || to !== null) && id >= (from ?? 0) && id <= (to ?? Infinity);
}
