import type { TimelineEntry } from '../../../src/timeline/timeline-entry.js';
import { isJsonObject } from '../../../src/json.js';
import { lookUp } from '../server/control.js';
import { wordsOf } from '../server/words-of.js';
import { MOST_ENTRIES } from '../store/kept-entries.js';
import { pageStore, usePage } from '../store/page-store.js';
import css from './entry-list.module.css';

/** So many are asked for at once. */
const PAGE = 5000;

/** Stands before the oldest entry that is here: asks for older ones, or says why there are none. */
export function OlderEntries({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  const begin = usePage(state => state.timelineBegin);
  const firstId = entries[0]?.id ?? 1;
  if (firstId === 1) return null;
  if (begin !== null && firstId <= begin)
    return <p className={css.edge}>What came before #{firstId} is kept no more.</p>;
  if (entries.length >= MOST_ENTRIES) return <p className={css.edge}>The page shows the newest 50,000 alone.</p>;
  return (
    <button type="button" className={css.edge} onClick={() => void loadOlder(firstId)}>
      ↑ Before #{firstId}
    </button>
  );
}

async function loadOlder(before: number): Promise<void> {
  const { hearOlder, setTimelineBegin, tell } = pageStore.getState();
  try {
    const answer = await lookUp('timeline', { before: String(before), limit: String(PAGE) });
    const older = Array.isArray(answer) ? answer.filter(isEntry) : [];
    if (older.length < PAGE) setTimelineBegin(older[0]?.id ?? before);
    hearOlder(older);
  } catch (error) {
    tell(wordsOf(error));
  }
}

/** It comes from the emulator that serves this page: what names it is looked at, and the rest is believed. */
function isEntry(value: unknown): value is TimelineEntry {
  return isJsonObject(value) && typeof value.id === 'number' && typeof value.kind === 'string';
}
