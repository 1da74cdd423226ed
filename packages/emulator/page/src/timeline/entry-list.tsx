import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { TimelineEntry } from '../../../src/timeline/timeline-entry.js';
import { pageStore, usePage } from '../store/page-store.js';
import { WHOLE_TIMELINE } from '../store/timeline-filter.js';
import { isWithin } from '../store/timeline-part.js';
import css from './entry-list.module.css';
import { EntryRow } from './entry-row.js';
import { OlderEntries } from './older-entries.js';
import { openEntry } from './open-entry.js';
import { shownEntries } from './shown-entries.js';
import { entryOf, placeAfter } from './visible-entries.js';

const ROW_PX = 26;
/** So near to the end one is at the end. */
const END_PX = 30;

/** The entries, the newest at the bottom: the list stays there while one is there, and where one is otherwise. */
export function EntryList({
  shown,
  entries,
}: {
  readonly shown: readonly TimelineEntry[];
  readonly entries: readonly TimelineEntry[];
}) {
  const scroller = useRef<HTMLElement>(null);
  const openId = usePage(state => state.openEntry?.id);
  const part = usePage(state => state.timelinePart);
  const highlight = usePage(state => state.entryHighlight);
  const list = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: index => shown[index]?.id ?? index,
    overscan: 12,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: END_PX,
  });
  const items = list.getVirtualItems();
  const opened = openId === undefined ? -1 : placeAfter(shown, openId - 1);

  useEffect(() => list.scrollToEnd(), [list]);
  useEffect(() => {
    if (!highlight) return;
    const state = pageStore.getState();
    if (!entryOf(shownEntries(state), highlight.id)) state.filterTimeline(WHOLE_TIMELINE);
    void openEntry(highlight.id);
  }, [highlight]);
  // Whatever opened it, it is to be seen; what comes meanwhile changes nothing.
  useEffect(() => {
    if (openId === undefined) return;
    const place = placeAfter(shownEntries(pageStore.getState()), openId - 1);
    list.scrollToIndex(place, { align: 'auto' });
  }, [list, openId]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 15, PageUp: -15, Home: -Infinity, End: Infinity }[event.key];
    if (event.key === 'Escape' && openId !== undefined) pageStore.getState().setOpenEntry(null);
    else if (step === undefined) return;
    else {
      const from = opened === -1 ? shown.length : opened;
      const next = shown[Math.min(Math.max(from + step, 0), shown.length - 1)];
      if (next) void openEntry(next.id);
    }
    event.preventDefault();
  };
  return (
    <div className={css.frame}>
      {(list.scrollOffset ?? 0) < ROW_PX && <OlderEntries entries={entries} />}
      <section className={css.scroller} ref={scroller} aria-label="Timeline" tabIndex={0} onKeyDown={onKeyDown}>
        {shown.length === 0 && <NothingShown isAnything={entries.length > 0} />}
        <ol className={css.whole} style={{ height: list.getTotalSize() }}>
          {items.map(({ index, start, key }) => {
            const entry = shown[index];
            return (
              entry && (
                <li key={key} className={css.row} style={{ transform: `translateY(${start}px)` }}>
                  <EntryRow
                    entry={entry}
                    entries={entries}
                    isOpen={entry.id === openId}
                    isInPart={isWithin(part, entry.id)}
                  />
                </li>
              )
            );
          })}
        </ol>
      </section>
      {!list.isAtEnd(END_PX) && shown.length > 0 && (
        <button type="button" className={css.edge} onClick={() => list.scrollToEnd()}>
          ↓ To the newest
        </button>
      )}
    </div>
  );
}

function NothingShown({ isAnything }: { readonly isAnything: boolean }) {
  return (
    <p className={css.nothing}>
      {isAnything
        ? 'Nothing here fits what you look for.'
        : 'Nothing has happened yet. Start a bot, or write a command in a channel: what is sent to the app, its ack and its calls stand here.'}
    </p>
  );
}
