import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { isJsonObject } from '../../../src/json.js';
import type { TimelineEntry } from '../../../src/timeline/timeline-entry.js';
import { getControl, toErrorMessage } from '../server/control.js';
import { pageStore, usePage } from '../store/page-store.js';
import { MAX_ENTRIES } from '../store/slack-snapshot.js';
import { isEntryInRange, NO_FILTER } from '../store/timeline-selection.js';
import css from './entry-list.module.css';
import { EntryRow } from './entry-row.js';
import { openEntry } from './open-entry.js';
import { getVisibleEntries } from './get-visible-entries.js';
import { findEntry, findIndexAfter } from './visible-entries.js';

const ROW_PX = 26;
const END_THRESHOLD_PX = 30;

/** A virtualized list, newest at the bottom. It follows new entries while it is scrolled to the end. */
export function EntryList({
  visible,
  entries,
}: {
  readonly visible: readonly TimelineEntry[];
  readonly entries: readonly TimelineEntry[];
}) {
  const scroller = useRef<HTMLElement>(null);
  const openId = usePage(state => state.openEntry?.id);
  const range = usePage(state => state.timelineRange);
  const highlight = usePage(state => state.entryHighlight);
  const list = useVirtualizer({
    count: visible.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: index => visible[index]?.id ?? index,
    overscan: 12,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: END_THRESHOLD_PX,
  });
  const items = list.getVirtualItems();
  const opened = openId === undefined ? -1 : findIndexAfter(visible, openId - 1);

  useEffect(() => list.scrollToEnd(), [list]);
  useEffect(() => {
    if (!highlight) return;
    const state = pageStore.getState();
    if (!findEntry(getVisibleEntries(state), highlight.id)) state.filterTimeline(NO_FILTER);
    void openEntry(highlight.id);
  }, [highlight]);
  // Scrolls to an opened entry; new entries do not scroll the list.
  useEffect(() => {
    if (openId === undefined) return;
    const index = findIndexAfter(getVisibleEntries(pageStore.getState()), openId - 1);
    list.scrollToIndex(index, { align: 'auto' });
  }, [list, openId]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 15, PageUp: -15, Home: -Infinity, End: Infinity }[event.key];
    if (event.key === 'Escape' && openId !== undefined) pageStore.getState().setOpenEntry(null);
    else if (step === undefined) return;
    else {
      const from = opened === -1 ? visible.length : opened;
      const next = visible[Math.min(Math.max(from + step, 0), visible.length - 1)];
      if (next) void openEntry(next.id);
    }
    event.preventDefault();
  };
  return (
    <div className={css.frame}>
      {(list.scrollOffset ?? 0) < ROW_PX && <OlderEntries entries={entries} />}
      <section className={css.scroller} ref={scroller} aria-label="Timeline" tabIndex={0} onKeyDown={onKeyDown}>
        {visible.length === 0 && <EmptyTimeline isAnything={entries.length > 0} />}
        <ol className={css.whole} style={{ height: list.getTotalSize() }}>
          {items.map(({ index, start, key }) => {
            const entry = visible[index];
            return (
              entry && (
                <li key={key} className={css.row} style={{ transform: `translateY(${start}px)` }}>
                  <EntryRow
                    entry={entry}
                    entries={entries}
                    isOpen={entry.id === openId}
                    isInRange={isEntryInRange(range, entry.id)}
                  />
                </li>
              )
            );
          })}
        </ol>
      </section>
      {!list.isAtEnd(END_THRESHOLD_PX) && visible.length > 0 && (
        <button type="button" className={css.edge} onClick={() => list.scrollToEnd()}>
          ↓ Newest entries
        </button>
      )}
    </div>
  );
}

function EmptyTimeline({ isAnything }: { readonly isAnything: boolean }) {
  return (
    <p className={css.nothing}>
      {isAnything
        ? 'No matching entries.'
        : 'Nothing has happened yet. Start a bot, or write a command in a channel: payloads, acks and API calls appear here.'}
    </p>
  );
}

const ENTRY_PAGE_SIZE = 5000;

/** Loads entries before the oldest loaded one, or explains why there are none. */
export function OlderEntries({ entries }: { readonly entries: readonly TimelineEntry[] }) {
  const oldestEntryId = usePage(state => state.oldestEntryId);
  const firstId = entries[0]?.id ?? 1;
  if (firstId === 1) return null;
  if (oldestEntryId !== null && firstId <= oldestEntryId)
    return <p className={css.edge}>Entries before #{firstId} are no longer stored.</p>;
  if (entries.length >= MAX_ENTRIES) return <p className={css.edge}>The page keeps only the newest 50,000 entries.</p>;
  return (
    <button type="button" className={css.edge} onClick={() => void loadOlderEntries(firstId)}>
      ↑ Before #{firstId}
    </button>
  );
}

async function loadOlderEntries(before: number): Promise<void> {
  const { addOlderEntries, setOldestEntryId, notify } = pageStore.getState();
  try {
    const answer = await getControl('timeline', { before: String(before), limit: String(ENTRY_PAGE_SIZE) });
    const older = Array.isArray(answer) ? answer.filter(isEntry) : [];
    if (older.length < ENTRY_PAGE_SIZE) setOldestEntryId(older[0]?.id ?? before);
    addOlderEntries(older);
  } catch (error) {
    notify(toErrorMessage(error));
  }
}

/** The emulator that serves this page sends this value, so only its identifying fields are checked. */
function isEntry(value: unknown): value is TimelineEntry {
  return isJsonObject(value) && typeof value.id === 'number' && typeof value.kind === 'string';
}
