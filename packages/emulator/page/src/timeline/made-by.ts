import type { TimelineEntry } from '../../../src/timeline/timeline-entry.js';
import { placeAfter } from './visible-entries.js';

/** So many entries after one are looked through for what follows from it. */
const REACH = 2000;

/** What follows from an entry, the first first. */
export function effectsOf(entry: TimelineEntry, entries: readonly TimelineEntry[]): readonly TimelineEntry[] {
  const from = placeAfter(entries, entry.id);
  return entries.slice(from, from + REACH).filter(each => each.cause === entry.id);
}

/** The entry of the message or view that one tells of, or that it has brought about. */
export function madeBy(
  entry: TimelineEntry,
  effects: readonly TimelineEntry[],
): Extract<TimelineEntry, { kind: 'message' | 'view' }> | undefined {
  for (const each of [entry, ...effects]) if (each.kind === 'message' || each.kind === 'view') return each;
  return undefined;
}
