import type { TimelineEntry } from '../../../src/timeline/timeline-entry.js';

/** Which entries of the timeline are shown. */
export interface TimelineFilter {
  /** Of these kinds alone; empty: of all. */
  readonly kinds: readonly TimelineEntry['kind'][];
  /** Only what went wrong. */
  readonly onlyTrouble: boolean;
  /** Only what this app has to do with; empty: every app. */
  readonly app: string;
  /** What they must say. */
  readonly search: string;
  /** Those up to this one were put away. */
  readonly after: number;
  /** Those after this one are not shown yet; `null`: whatever comes is. */
  readonly until: number | null;
}

/** Everything is shown. */
export const WHOLE_TIMELINE: TimelineFilter = {
  kinds: [],
  onlyTrouble: false,
  app: '',
  search: '',
  after: 0,
  until: null,
};
