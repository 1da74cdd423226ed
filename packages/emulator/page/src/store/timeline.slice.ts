import type { TimelineEntry } from '../../../src/timeline/timeline-entry.js';
import type { Slice } from './slice.js';

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

/** What is known of the entry that was opened. */
export type EntryDetails =
  | { readonly state: 'loading' }
  /** As the control API gives them: `null` where the entry says all. */
  | { readonly state: 'there'; readonly details: unknown }
  | { readonly state: 'failed'; readonly problem: string };

/** How the timeline is looked at. */
export interface TimelineSlice {
  readonly timelineFilter: TimelineFilter;
  readonly filterTimeline: (to: Partial<TimelineFilter>) => void;
  /** The entry whose details are shown. */
  readonly openEntry: { readonly id: number; readonly details: EntryDetails } | null;
  /** Opens an entry, or none. */
  readonly setOpenEntry: (id: number | null) => void;
  /** What was found out about an entry; nobody may want it any more. */
  readonly setEntryDetails: (id: number, details: EntryDetails) => void;
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

/** How it goes on being looked at when its ids have begun anew: none of them means what it did. */
export const withNewIds = ({ timelineFilter }: TimelineSlice): Partial<TimelineSlice> => ({
  timelineFilter: { ...timelineFilter, after: 0, until: null },
  openEntry: null,
});

export const timelineSlice: Slice<TimelineSlice> = set => ({
  timelineFilter: WHOLE_TIMELINE,
  filterTimeline: to => set(({ timelineFilter }) => ({ timelineFilter: { ...timelineFilter, ...to } })),
  openEntry: null,
  setOpenEntry: id => set({ openEntry: id === null ? null : { id, details: { state: 'loading' } } }),
  setEntryDetails: (id, details) =>
    set(({ openEntry }) => (openEntry?.id === id ? { openEntry: { id, details } } : {})),
});
