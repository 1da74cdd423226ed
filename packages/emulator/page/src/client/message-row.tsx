import { useEffect, useRef, type ReactNode } from 'react';
import type { Message } from '../../../src/workspace/messages/message.js';
import { pageStore } from '../store/page-store.js';
import { dayWords } from './clock.js';
import { useAuthor } from './use-author.js';
import { MessageItem } from './message-item.js';
import css from './message-row.module.css';
import { NoteItem } from './note-item.js';
import type { Row } from './rows.js';

/** What a line of a list of messages is drawn from. */
export interface MessageRowProps {
  readonly row: Row;
  readonly list: string;
  readonly hasCursor: boolean;
  /** The keyboard comes here when it comes to the list. */
  readonly isFirstStop: boolean;
  /** What is said under it; `null` in the thread itself. */
  readonly replies: readonly Message[] | undefined | null;
}

/** A line of a list of messages, with what stands above it. */
export function MessageRow({ row, replies, ...place }: MessageRowProps) {
  return (
    <>
      {row.isNewDay && (
        <div className={css.day}>
          <span>{dayWords(row.key)}</span>
        </div>
      )}
      {row.isFirstNew && (
        <div className={css.new}>
          <span>New</span>
        </div>
      )}
      {row.kind === 'note' ? (
        <Stop label={`Slackbot: ${row.note.text}`} rowKey={row.key} {...place}>
          <NoteItem note={row.note} />
        </Stop>
      ) : (
        <MessageStop message={row.message} rowKey={row.key} {...place}>
          <MessageItem
            message={row.message}
            isContinued={row.isContinued}
            isInThread={replies === null}
            replies={replies ?? undefined}
          />
        </MessageStop>
      )}
    </>
  );
}

interface StopProps extends Pick<MessageRowProps, 'list' | 'hasCursor' | 'isFirstStop'> {
  readonly rowKey: string;
  readonly children: ReactNode;
}

/** A message that the keyboard stops at. */
export function MessageStop({ message, ...stop }: StopProps & { readonly message: Message }) {
  const { name } = useAuthor(message);
  return <Stop label={`${name}: ${message.text.slice(0, 80)}`} {...stop} />;
}

/** What the keyboard stops at on its way through the list. */
function Stop({ label, rowKey, list, hasCursor, isFirstStop, children }: StopProps & { readonly label: string }) {
  const line = useRef<HTMLElement>(null);
  useEffect(() => {
    const { activeElement } = document;
    if (!hasCursor || line.current?.contains(activeElement) === true) return;
    // Who writes meanwhile goes on to.
    const isInList = line.current?.closest('[role="group"]')?.contains(activeElement) === true;
    if (isInList || activeElement === document.body) line.current?.focus({ preventScroll: true });
  }, [hasCursor]);
  return (
    <article
      ref={line}
      className={css.line}
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
