import type { TimelineEntry } from '../../../src/timeline/timeline-entry.js';
import type { PageState } from '../store/page-store.js';
import { VisibleEntries } from './visible-entries.js';

const visible = new VisibleEntries();

/** The entries that are shown. */
export function shownEntries({ seen, timelineFilter }: PageState): readonly TimelineEntry[] {
  return visible.of(seen?.timeline ?? [], timelineFilter, seen?.run ?? '');
}
