import type { Slice } from './slice.js';
import { WHOLE_TIMELINE, type TimelineFilter } from './timeline-filter.js';

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
  /** The emulator has nothing before this entry; `null` where that is not known. */
  readonly timelineBegin: number | null;
  readonly setTimelineBegin: (id: number | null) => void;
  /** The entry whose details are shown. */
  readonly openEntry: { readonly id: number; readonly details: EntryDetails } | null;
  /** Opens an entry, or none. */
  readonly setOpenEntry: (id: number | null) => void;
  /** What was found out about an entry; nobody may want it any more. */
  readonly setEntryDetails: (id: number, details: EntryDetails) => void;
}

/** How it goes on being looked at when its ids have begun anew: none of them means what it did. */
export const withNewIds = ({ timelineFilter }: TimelineSlice): Partial<TimelineSlice> => ({
  timelineFilter: { ...timelineFilter, after: 0, until: null },
  timelineBegin: null,
  openEntry: null,
});

export const timelineSlice: Slice<TimelineSlice> = set => ({
  timelineFilter: WHOLE_TIMELINE,
  filterTimeline: to => set(({ timelineFilter }) => ({ timelineFilter: { ...timelineFilter, ...to } })),
  timelineBegin: null,
  setTimelineBegin: timelineBegin => set({ timelineBegin }),
  openEntry: null,
  setOpenEntry: id => set({ openEntry: id === null ? null : { id, details: { state: 'loading' } } }),
  setEntryDetails: (id, details) =>
    set(({ openEntry }) => (openEntry?.id === id ? { openEntry: { id, details } } : {})),
});
