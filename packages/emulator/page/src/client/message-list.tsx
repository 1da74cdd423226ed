import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { pageStore, usePage } from '../store/page-store.js';
import { Icon } from '../ui/icon.js';
import { messageKeys } from './message-keys.js';
import css from './message-list.module.css';
import { MessageRow } from './message-row.js';
import type { Row } from './rows.js';
import type { Message } from '../../../src/workspace/messages/message.js';

/** What a line is taken to be high until it was seen. */
const ESTIMATE_PX = 56;
/** So near to the end one is at the end. */
const END_PX = 60;
/** So long a message stands out that was gone to. */
const HIGHLIGHT_MS = 2500;

export interface MessageListProps {
  /** Another list for each conversation and thread. */
  readonly id: string;
  readonly label: string;
  readonly channel: string;
  readonly rows: readonly Row[];
  /** What is said under each message, where the list doesn't show that itself. */
  readonly replies?: ReadonlyMap<string, readonly Message[]>;
  /** Stands above all; `null` as long as older ones are missing. */
  readonly beginning: ReactNode;
  /** The end is there to be seen. */
  readonly onEndSeen?: () => void;
  /** The first line is there to be seen. */
  readonly onBeginningSeen?: (first: string | undefined) => void;
}

/** Messages, the newest at the bottom: the list stays there while one is there, and where one is otherwise. */
export function MessageList({
  id,
  label,
  channel,
  rows,
  replies,
  beginning,
  onEndSeen,
  onBeginningSeen,
}: MessageListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  // The beginning is the first line.
  const above = beginning === null ? 0 : 1;
  const list = useVirtualizer({
    count: rows.length + above,
    getScrollElement: () => scroller.current,
    estimateSize: () => ESTIMATE_PX,
    getItemKey: index => rows[index - above]?.key ?? 'beginning',
    overscan: 8,
    initialOffset: () => rows.length * ESTIMATE_PX,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: END_PX,
    paddingEnd: 12,
  });
  const isAtEnd = list.isAtEnd(END_PX);
  const isShown = usePage(({ highlight }) => (highlight?.channel === channel ? highlight : null));
  const shownAt = isShown ? rows.findIndex(({ key }) => key === isShown.ts) : -1;
  const cursor = usePage(state => (state.cursor?.list === id ? state.cursor.key : null));
  const first = rows[0]?.key;
  const last = rows.at(-1)?.key;
  const items = list.getVirtualItems();
  const isAtBeginning = items[0]?.index === 0;
  // Where the keyboard was may have been scrolled away, or deleted: it comes to what is next to that.
  const there = items.flatMap(({ index }) => rows[index - above] ?? []);
  const stop = (there.findLast(({ key }) => key <= (cursor ?? key)) ?? there[0])?.key;

  // What is below may take room, and the list may come back to be seen: who was at the end stays there.
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
    if (isAtEnd) onEndSeen?.();
  }, [isAtEnd, last, onEndSeen]);
  useEffect(() => {
    if (isAtBeginning) onBeginningSeen?.(first);
  }, [isAtBeginning, onBeginningSeen, first]);
  useEffect(() => {
    if (!isShown || shownAt === -1) return undefined;
    list.scrollToIndex(shownAt + above, { align: 'center' });
    const end = setTimeout(() => pageStore.getState().endHighlight(isShown.turn), HIGHLIGHT_MS);
    return () => clearTimeout(end);
  }, [above, isShown, list, shownAt]);

  const moveTo = (index: number): void => {
    const row = rows[index];
    if (!row) return;
    list.scrollToIndex(index + above, { align: 'auto' });
    pageStore.getState().setCursor({ list: id, key: row.key });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const at = rows.findIndex(({ key }) => key === cursor);
    messageKeys(event, { rows, at, moveTo });
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
          wasAtEnd.current = scrollHeight - scrollTop - clientHeight <= END_PX;
        }}
      >
        <div className={css.whole} style={{ height: list.getTotalSize() }}>
          <div className={css.there} style={{ transform: `translateY(${items[0]?.start ?? 0}px)` }}>
            {items.map(({ index, key }) => {
              const row = rows[index - above];
              return (
                <div key={key} data-index={index} ref={list.measureElement}>
                  {row ? (
                    <MessageRow
                      row={row}
                      list={id}
                      hasCursor={cursor === row.key}
                      isFirstStop={row.key === stop}
                      replies={replies ? replies.get(row.key) : null}
                    />
                  ) : (
                    beginning
                  )}
                </div>
              );
            })}
          </div>
        </div>
      </div>
      {isAtBeginning && beginning === null && <p className={css.older}>Older messages are on their way…</p>}
      {!isAtEnd && rows.length > 0 && (
        <button type="button" className={css.toEnd} onClick={() => list.scrollToEnd()}>
          <Icon name="down" size={16} /> Newest messages
        </button>
      )}
    </div>
  );
}
