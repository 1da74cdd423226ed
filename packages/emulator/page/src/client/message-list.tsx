import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import type { Message } from '../../../src/workspace/messages/message.js';
import { pageStore, usePage } from '../store/page-store.js';
import { Icon } from '../ui/icon.js';
import { handleMessageKeys } from './message-keys.js';
import css from './message-list.module.css';
import { MessageListRow } from './message-row.js';
import type { MessageRow } from './message-rows.js';

/** The estimated height of rows that are not measured yet. */
const ESTIMATE_PX = 56;
const LIST_END_THRESHOLD_PX = 60;
/** How long an opened message stays highlighted. */
const HIGHLIGHT_MS = 2500;

export interface MessageListProps {
  /** The conversation or thread. */
  readonly id: string;
  readonly label: string;
  readonly channel: string;
  readonly rows: readonly MessageRow[];
  /** The replies to each message, unless the list displays them. */
  readonly replies?: ReadonlyMap<string, readonly Message[]>;
  /** Shown above the first message; `null` while older messages are missing. */
  readonly intro: ReactNode;
  readonly onEndVisible?: () => void;
  readonly onStartVisible?: (first: string | undefined) => void;
}

/** A virtualized list, newest at the bottom. It follows new messages while it is scrolled to the end. */
export function MessageList({
  id,
  label,
  channel,
  rows,
  replies,
  intro,
  onEndVisible,
  onStartVisible,
}: MessageListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  // The intro is the first item.
  const introCount = intro === null ? 0 : 1;
  const list = useVirtualizer({
    count: rows.length + introCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => ESTIMATE_PX,
    getItemKey: index => rows[index - introCount]?.key ?? 'beginning',
    overscan: 8,
    initialOffset: () => rows.length * ESTIMATE_PX,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: LIST_END_THRESHOLD_PX,
    paddingEnd: 12,
  });
  const isAtEnd = list.isAtEnd(LIST_END_THRESHOLD_PX);
  const highlighted = usePage(({ highlight }) => (highlight?.channel === channel ? highlight : null));
  const highlightedIndex = highlighted ? rows.findIndex(({ key }) => key === highlighted.ts) : -1;
  const cursor = usePage(state => (state.cursor?.list === id ? state.cursor.key : null));
  const first = rows[0]?.key;
  const last = rows.at(-1)?.key;
  const items = list.getVirtualItems();
  const isAtBeginning = items[0]?.index === 0;
  // If the focused row was deleted or scrolled away, the nearest row before it takes its place in the tab order.
  const visibleRows = items.flatMap(({ index }) => rows[index - introCount] ?? []);
  const stop = (visibleRows.findLast(({ key }) => key <= (cursor ?? key)) ?? visibleRows[0])?.key;

  // Keeps the list at the end when its height changes.
  const wasAtEnd = useRef(true);
  useEffect(() => {
    if (wasAtEnd.current) list.scrollToEnd();
    if (!scroller.current) return undefined;
    const resized = new ResizeObserver(() => {
      if (wasAtEnd.current) list.scrollToEnd();
    });
    resized.observe(scroller.current);
    return () => resized.disconnect();
  }, [list]);
  useEffect(() => {
    if (isAtEnd) onEndVisible?.();
  }, [isAtEnd, last, onEndVisible]);
  useEffect(() => {
    if (isAtBeginning) onStartVisible?.(first);
  }, [isAtBeginning, onStartVisible, first]);
  useEffect(() => {
    if (!highlighted || highlightedIndex === -1) return undefined;
    list.scrollToIndex(highlightedIndex + introCount, { align: 'center' });
    const end = setTimeout(() => pageStore.getState().endHighlight(highlighted.sequence), HIGHLIGHT_MS);
    return () => clearTimeout(end);
  }, [introCount, highlighted, list, highlightedIndex]);

  const moveTo = (index: number): void => {
    const row = rows[index];
    if (!row) return;
    list.scrollToIndex(index + introCount, { align: 'auto' });
    pageStore.getState().setCursor({ list: id, key: row.key });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const at = rows.findIndex(({ key }) => key === cursor);
    handleMessageKeys(event, { rows, at, moveTo });
  };
  return (
    <div className={css.frame}>
      <div
        className={css.scroller}
        ref={scroller}
        role="group"
        aria-label={label}
        onKeyDown={onKeyDown}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          wasAtEnd.current = scrollHeight - scrollTop - clientHeight <= LIST_END_THRESHOLD_PX;
        }}
      >
        <div className={css.whole} style={{ height: list.getTotalSize() }}>
          <div className={css.there} style={{ transform: `translateY(${items[0]?.start ?? 0}px)` }}>
            {items.map(({ index, key }) => {
              const row = rows[index - introCount];
              return (
                <div key={key} data-index={index} ref={list.measureElement}>
                  {row ? (
                    <MessageListRow
                      row={row}
                      list={id}
                      hasCursor={cursor === row.key}
                      isFirstStop={row.key === stop}
                      replies={replies ? replies.get(row.key) : null}
                    />
                  ) : (
                    intro
                  )}
                </div>
              );
            })}
          </div>
        </div>
      </div>
      {isAtBeginning && intro === null && <p className={css.older}>Loading older messages…</p>}
      {!isAtEnd && rows.length > 0 && (
        <button type="button" className={css.toEnd} onClick={() => list.scrollToEnd()}>
          <Icon name="down" size={16} /> Newest messages
        </button>
      )}
    </div>
  );
}
