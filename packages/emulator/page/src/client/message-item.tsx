import { ContextMenu } from '@base-ui/react/context-menu';
import { memo, useLayoutEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import type { Message } from '../../../src/workspace/messages/message.js';
import { pageStore, usePage } from '../store/page-store.js';
import { currentWorkspace } from '../store/selectors.js';
import { Button } from '../ui/button.js';
import { MenuPopup } from '../ui/menu.js';
import { ComposerBox } from './composer-box.js';
import { dismissMessage, stopStream } from './message-actions.js';
import { AuthorPicture, useAuthor } from './message-author.js';
import { MessageBody } from './message-body.js';
import messageEditorCss from './message-editor.module.css';
import css from './message-item.module.css';
import { MessageMenuItems, MessageToolbar } from './message-menu.js';
import { Reactions } from './reactions.js';
import { fromMarkup, toMarkup } from './send-draft.js';
import { isNotice, SlackNotice } from './slack-notices.js';
import { ThreadSummary } from './thread-summary.js';
import { TimeStamp } from './timestamp.js';
import { performAction } from './user-actions.js';

export interface MessageItemProps {
  readonly message: Message;
  /** The author is displayed above. */
  readonly isContinued?: boolean;
  /** The message is displayed in its thread. */
  readonly isInThread?: boolean;
  /** The message's replies, if they are not displayed themselves. */
  readonly replies?: readonly Message[] | undefined;
}

export const MessageItem = memo(function MessageItem({
  message,
  isContinued = false,
  isInThread = false,
  replies,
}: MessageItemProps) {
  const { channel, ts, ephemeralTo, streaming, subtype, threadTs } = message;
  const author = useAuthor(message);
  const isEdited = usePage(({ editing }) => editing?.channel === channel && editing.ts === ts);
  const isHighlighted = usePage(({ highlight }) => highlight?.channel === channel && highlight.ts === ts);
  if (isNotice(message)) return <SlackNotice message={message} />;
  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger
        className={css.message}
        data-continued={isContinued ? '' : undefined}
        data-highlighted={isHighlighted ? '' : undefined}
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
        onClick={() => pageStore.getState().navigate({ side: { kind: 'thread', channel, ts: threadTs } })}
      >
        a thread
      </button>
    </div>
  );
}

/** Edits one of the user's own messages. */
export function MessageEditor({ message }: { readonly message: Message }) {
  const { channel, ts, text } = message;
  const composerKey = `${channel}/${ts}/edit`;
  const workspace = usePage(currentWorkspace);
  const draft = usePage(({ drafts }) => drafts[composerKey]) ?? (workspace ? fromMarkup(text, workspace) : text);
  const { edit, setDraft } = pageStore.getState();
  const editor = useRef<HTMLDivElement>(null);
  const before = useRef<Element | null>(null);
  useLayoutEffect(() => {
    before.current = document.activeElement;
  }, []);
  const end = (): void => {
    const isHere = editor.current?.contains(document.activeElement) === true;
    const { current } = before;
    flushSync(() => {
      setDraft(composerKey, undefined);
      edit(null);
    });
    // Return the focus to the composer if the edit started there; else it stays on the message.
    if (isHere && current instanceof HTMLTextAreaElement) current.focus();
  };
  const save = async (): Promise<void> => {
    const typed = workspace ? toMarkup(draft.trim(), workspace) : draft;
    if (typed !== '' && (await performAction('edit', { channel, message: ts, text: typed }))) end();
  };
  return (
    <div ref={editor} className={messageEditorCss.editor}>
      <ComposerBox
        composerKey={composerKey}
        draft={draft}
        label="Edit message"
        placeholder=""
        hasCommands={false}
        isFocused
        onSend={() => void save()}
        onCancel={end}
      />
      <div className={messageEditorCss.buttons}>
        <Button onClick={end}>Cancel</Button>
        <Button variant="primary" onClick={() => void save()}>
          Save
        </Button>
      </div>
    </div>
  );
}
