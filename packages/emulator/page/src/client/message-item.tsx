import { ContextMenu } from '@base-ui/react/context-menu';
import { memo } from 'react';
import type { Message } from '../../../src/workspace/messages/message.js';
import { pageStore, usePage } from '../store/page-store.js';
import { MenuPopup } from '../ui/menu.js';
import { AuthorPicture } from './author-picture.js';
import { dismissMessage, stopStream } from './message-acts.js';
import { MessageBody } from './message-body.js';
import { MessageEditor } from './message-editor.js';
import css from './message-item.module.css';
import { MessageMenuItems } from './message-menu.js';
import { MessageToolbar } from './message-toolbar.js';
import { NoticeOfSlack } from './notice-of-slack.js';
import { isNotice } from './notices-of-slack.js';
import { Reactions } from './reactions.js';
import { ThreadSummary } from './thread-summary.js';
import { TimeStamp } from './time-stamp.js';
import { useAuthor } from './use-author.js';

/** What a message is drawn from. */
export interface MessageItemProps {
  readonly message: Message;
  /** Its author stands above already. */
  readonly isContinued?: boolean;
  /** It stands in its thread: where else it stands is told, and not that it is a reply. */
  readonly isInThread?: boolean;
  /** What is said under it, where that is not shown itself. */
  readonly replies?: readonly Message[] | undefined;
}

/** A message: who says it, what, and what became of it. */
export const MessageItem = memo(function MessageItem({
  message,
  isContinued = false,
  isInThread = false,
  replies,
}: MessageItemProps) {
  const { channel, ts, ephemeralTo, streaming, subtype, threadTs } = message;
  const author = useAuthor(message);
  const isEdited = usePage(({ editing }) => editing?.channel === channel && editing.ts === ts);
  const isShown = usePage(({ highlight }) => highlight?.channel === channel && highlight.ts === ts);
  if (isNotice(message)) return <NoticeOfSlack message={message} />;
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger
        className={css.message}
        data-continued={isContinued ? '' : undefined}
        data-shown={isShown ? '' : undefined}
        data-ephemeral={ephemeralTo === undefined ? undefined : ''}
        data-edited={isEdited ? '' : undefined}
      >
        <div className={css.margin}>{isContinued ? <TimeStamp ts={ts} /> : <AuthorPicture author={author} />}</div>
        <div className={css.content}>
          {ephemeralTo !== undefined && <EphemeralMark message={message} />}
          {subtype === 'thread_broadcast' && threadTs !== undefined && (
            <BroadcastMark message={message} isInThread={isInThread} />
          )}
          {!isContinued && (
            <div className={css.head}>
              <span className={css.author}>{author.name}</span>
              {author.isApp && <span className={css.badge}>APP</span>}
              <TimeStamp ts={ts} />
            </div>
          )}
          {isEdited ? <MessageEditor message={message} /> : <MessageBody message={message} />}
          {streaming === true && (
            <button type="button" className={css.stop} onClick={() => stopStream(message)}>
              <span className={css.pulse} aria-hidden="true" /> Stop
            </button>
          )}
          <Reactions message={message} />
          {replies && replies.length > 0 && <ThreadSummary message={message} replies={replies} />}
        </div>
        {!isEdited && <MessageToolbar message={message} isInThread={isInThread} />}
      </ContextMenu.Trigger>
      <MenuPopup>
        <MessageMenuItems message={message} isInThread={isInThread} />
      </MenuPopup>
    </ContextMenu.Root>
  );
});

function EphemeralMark({ message }: { readonly message: Message }) {
  return (
    <div className={css.mark}>
      Only visible to you ·{' '}
      <button type="button" className={css.link} onClick={() => dismissMessage(message)}>
        Dismiss
      </button>
    </div>
  );
}

function BroadcastMark({
  message: { channel, channelName, threadTs = '' },
  isInThread,
}: {
  readonly message: Message;
  readonly isInThread: boolean;
}) {
  if (isInThread) return <div className={css.mark}>also sent to #{channelName}</div>;
  return (
    <div className={css.mark}>
      replied to{' '}
      <button
        type="button"
        className={css.link}
        onClick={() => pageStore.getState().turn({ side: { kind: 'thread', channel, ts: threadTs } })}
      >
        a thread
      </button>
    </div>
  );
}
