import { type ReactNode, useEffect, useRef } from 'react';
import type { Message } from '../../../src/workspace/messages/message.js';
import { pageStore } from '../store/page-store.js';
import { useAuthor } from './message-author.js';
import { MessageItem } from './message-item.js';
import css from './message-row.module.css';
import type { MessageRow } from './message-rows.js';
import { NoteItem } from './slack-notices.js';
import { formatDay } from './timestamp.js';

export interface MessageListRowProps {
  readonly row: MessageRow;
  readonly list: string;
  readonly hasCursor: boolean;
  /** Tab enters the list at this row. */
  readonly isFirstStop: boolean;
  /** The message's replies; `null` inside the thread itself. */
  readonly replies: readonly Message[] | undefined | null;
}

/** A row with the day divider and “New” marker above it. */
export function MessageListRow({ row, replies, ...rowProps }: MessageListRowProps) {
  return (
    <>
      {row.isNewDay && (
        <div className={css.day}>
          <span>{formatDay(row.key)}</span>
        </div>
      )}
      {row.isFirstNew && (
        <div className={css.new}>
          <span>New</span>
        </div>
      )}
      {row.kind === 'note' ? (
        <FocusableRow label={`Slackbot: ${row.note.text}`} rowKey={row.key} {...rowProps}>
          <NoteItem note={row.note} />
        </FocusableRow>
      ) : (
        <FocusableMessage message={row.message} rowKey={row.key} {...rowProps}>
          <MessageItem
            message={row.message}
            isContinued={row.isContinued}
            isInThread={replies === null}
            replies={replies ?? undefined}
          />
        </FocusableMessage>
      )}
    </>
  );
}

interface FocusableRowProps extends Pick<MessageListRowProps, 'list' | 'hasCursor' | 'isFirstStop'> {
  readonly rowKey: string;
  readonly children: ReactNode;
}

export function FocusableMessage({ message, ...stop }: FocusableRowProps & { readonly message: Message }) {
  const { name } = useAuthor(message);
  return <FocusableRow label={`${name}: ${message.text.slice(0, 80)}`} {...stop} />;
}

/** A row that can have the keyboard focus. */
function FocusableRow({
  label,
  rowKey,
  list,
  hasCursor,
  isFirstStop,
  children,
}: FocusableRowProps & { readonly label: string }) {
  const rowRef = useRef<HTMLElement>(null);
  useEffect(() => {
    const { activeElement } = document;
    if (!hasCursor || rowRef.current?.contains(activeElement) === true) return;
    // Do not take the focus from a composer.
    const isInList = rowRef.current?.closest('[role="group"]')?.contains(activeElement) === true;
    if (isInList || activeElement === document.body) rowRef.current?.focus({ preventScroll: true });
  }, [hasCursor]);
  return (
    <article
      ref={rowRef}
      className={css.row}
      aria-label={label}
      data-row={rowKey}
      tabIndex={hasCursor || isFirstStop ? 0 : -1}
      onFocus={() => {
        if (!hasCursor) pageStore.getState().setCursor({ list, key: rowKey });
      }}
    >
      {children}
    </article>
  );
}
