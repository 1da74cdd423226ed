import type { TimelineEntry } from '../../../src/timeline/timeline-entry.js';
import type { PageState } from '../store/page-store.js';
import { FilteredEntries } from './visible-entries.js';

const filtered = new FilteredEntries();

export function getVisibleEntries({ snapshot, timelineFilter }: PageState): readonly TimelineEntry[] {
  return filtered.update(snapshot?.timeline ?? [], timelineFilter, snapshot?.run ?? '');
}
