import type { TimelineEntry } from '../../../src/timeline/timeline-entry.js';

/** How many entries of the timeline the page keeps. */
export const MOST_ENTRIES = 50_000;
/** The emulator tells so many at first: where there are fewer, it has no more. */
const TOLD_AT_FIRST = 2000;

type Entries = readonly TimelineEntry[];

/** With what has happened since. */
export const withNewer = (kept: Entries, newer: Entries): Entries => [...kept, ...newer].slice(-MOST_ENTRIES);

/** With older ones, which were asked for: as many as there is room for. */
export function withOlder(kept: Entries, older: Entries): Entries {
  const firstId = kept[0]?.id ?? Infinity;
  return [...older.filter(({ id }) => id < firstId), ...kept].slice(-MOST_ENTRIES);
}

/** What the emulator tells when the line is there again, and before that what was kept: where nothing is missing between. */
export function rejoined(kept: Entries, told: Entries): Entries {
  const firstId = told[0]?.id ?? 0;
  const isWhole = told.length < TOLD_AT_FIRST;
  return isWhole || (kept.at(-1)?.id ?? 0) < firstId - 1 ? told : withOlder(told, kept);
}
