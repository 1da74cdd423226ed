import type { Slice } from './slice.js';
import { ALL, withEnd, type TimelinePart } from './timeline-part.js';
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
  /** What of it becomes a test when one is asked for. */
  readonly timelinePart: TimelinePart;
  readonly choosePart: (end: Partial<TimelinePart>) => void;
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
  timelinePart: ALL,
  openEntry: null,
});

export const timelineSlice: Slice<TimelineSlice> = set => ({
  timelineFilter: WHOLE_TIMELINE,
  filterTimeline: to => set(({ timelineFilter }) => ({ timelineFilter: { ...timelineFilter, ...to } })),
  timelineBegin: null,
  setTimelineBegin: timelineBegin => set({ timelineBegin }),
  timelinePart: ALL,
  choosePart: end => set(({ timelinePart }) => ({ timelinePart: withEnd(timelinePart, end) })),
  openEntry: null,
  setOpenEntry: id => set({ openEntry: id === null ? null : { id, details: { state: 'loading' } } }),
  setEntryDetails: (id, details) =>
    set(({ openEntry }) => (openEntry?.id === id ? { openEntry: { id, details } } : {})),
});
