import { Menu } from '@base-ui/react/menu';
import { type CSSProperties, useCallback } from 'react';
import type { LiveApp } from '../../../src/live/live-state.js';
import type { AssistantThread } from '../../../src/workspace/apps/assistant-thread.js';
import { Composer } from '../client/composer.js';
import { markRead } from '../client/mark-read.js';
import { MessageList } from '../client/message-list.js';
import { useThreadRows } from '../client/message-rows.js';
import { HOURS, LANGUAGE } from '../markup/language.js';
import { pageStore, usePage } from '../store/page-store.js';
import { Avatar } from '../ui/avatar.js';
import { Button } from '../ui/button.js';
import { IconButton } from '../ui/icon-button.js';
import { MenuItem, MenuPopup } from '../ui/menu.js';
import {
  choosePrompt,
  findThread,
  findThreads,
  getThreadTitle,
  hasUserMessages,
  openAssistant,
  showThread,
} from './assistant-actions.js';
import assistantHeaderCss from './assistant-header.module.css';
import css from './assistant-pane.module.css';
import statusCss from './assistant-status.module.css';
import promptsCss from './prompts.module.css';

/** The assistant pane of an app, next to the main pane. */
export function AssistantPane({ app, ts }: { readonly app: LiveApp; readonly ts: string | undefined }) {
  const thread = usePage(state => findThread(state, app.appId, ts));
  return (
    <div className={css.pane}>
      <AssistantHeader app={app} thread={thread} />
      {thread ? (
        <Thread key={thread.ts} app={app} thread={thread} />
      ) : (
        <NoThread app={app} isStarting={ts === undefined} />
      )}
    </div>
  );
}

function Thread({ app, thread }: { readonly app: LiveApp; readonly thread: AssistantThread }) {
  const { channel, ts } = thread;
  // Slack creates the root message; it is not displayed.
  const rows = useThreadRows(channel, ts, false);
  const last = rows.at(-1)?.key ?? ts;
  const onEndVisible = useCallback(() => {
    if (document.visibilityState === 'visible') markRead(channel, last);
  }, [channel, last]);
  const isStarted = usePage(state => hasUserMessages(state, thread));
  return (
    <>
      <MessageList
        id={`${channel}/${ts}`}
        label={`Chat with ${app.name}`}
        channel={channel}
        rows={rows}
        onEndVisible={onEndVisible}
        intro={<p className={css.beginning}>{rows.length === 0 && `${app.name} has not sent a message yet.`}</p>}
      />
      {!isStarted && <Prompts thread={thread} />}
      <StatusLine app={app} thread={thread} />
      <Composer channel={channel} threadTs={ts} label={`Ask ${app.name}`} isFocused />
    </>
  );
}

/** Shown while the thread is being created, or when the current user has no such thread. */
export function NoThread({ app, isStarting }: { readonly app: LiveApp; readonly isStarting: boolean }) {
  if (isStarting) return <p className={css.none}>Starting a chat…</p>;
  return (
    <div className={css.none}>
      <p>This chat with {app.name} does not exist.</p>
      <Button variant="primary" onClick={() => void openAssistant(app.appId)}>
        New chat
      </Button>
    </div>
  );
}

export function Prompts({ thread }: { readonly thread: AssistantThread }) {
  if (thread.prompts.length === 0) return null;
  return (
    <section className={promptsCss.prompts} aria-label={thread.promptsTitle || 'Suggested prompts'}>
      {thread.promptsTitle && <p>{thread.promptsTitle}</p>}
      {thread.prompts.map(({ title, message }) => (
        <button key={title} type="button" title={message} onClick={() => void choosePrompt(thread, title)}>
          {title}
        </button>
      ))}
    </section>
  );
}

const MESSAGE_DURATION_S = 3;

/** The assistant's status, announced when it changes. Loading messages rotate next to it. */
export function StatusLine({ app, thread }: { readonly app: LiveApp; readonly thread: AssistantThread }) {
  const { status, loadingMessages } = thread;
  return (
    <output className={statusCss.status}>
      {status !== '' && (
        <>
          <span className={statusCss.pulse} aria-hidden />
          <span>
            <strong>{app.name}</strong> {status}
          </span>
          {loadingMessages.length > 0 && (
            <span className={statusCss.window} aria-hidden>
              <span className={statusCss.roll} style={toAnimationStyle(loadingMessages.length)}>
                {loadingMessages.map(message => (
                  <span key={message}>{message}</span>
                ))}
              </span>
            </span>
          )}
        </>
      )}
    </output>
  );
}

/** Sets custom properties for the style sheet. */
function toAnimationStyle(count: number): CSSProperties & Readonly<Record<`--${string}`, string | number>> {
  return { '--count': count, '--turn': `${count * MESSAGE_DURATION_S}s` };
}

const THREAD_TIME = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'medium', timeStyle: 'short', hourCycle: HOURS });

/** Shows the assistant's name and the thread's title, and lists other threads. */
export function AssistantHeader({
  app,
  thread,
}: {
  readonly app: LiveApp;
  readonly thread: AssistantThread | undefined;
}) {
  return (
    <header className={assistantHeaderCss.header}>
      <Avatar id={app.botUserId} name={app.name} isApp size="medium" />
      <div className={assistantHeaderCss.names}>
        <h2>{app.name}</h2>
        {thread?.title && <p>{thread.title}</p>}
      </div>
      <IconButton icon="add" label="New chat" onClick={() => void openAssistant(app.appId)} />
      <Menu.Root>
        <Menu.Trigger render={<IconButton icon="threads" label="Chat history" />} />
        <MenuPopup align="end">
          <ThreadHistory app={app} />
        </MenuPopup>
      </Menu.Root>
      <IconButton
        icon="close"
        label="Close the assistant"
        onClick={() => pageStore.getState().navigate({ side: null })}
      />
    </header>
  );
}

function ThreadHistory({ app }: { readonly app: LiveApp }) {
  const snapshot = usePage(state => state.snapshot);
  const route = usePage(state => state.route);
  const threads = findThreads({ snapshot, route }, app.appId);
  if (threads.length === 0) return <p className={assistantHeaderCss.none}>No chats yet</p>;
  return threads.map(thread => {
    const messages = snapshot?.messages[thread.channel]?.filter(message => message.threadTs === thread.ts) ?? [];
    return (
      <MenuItem key={thread.ts} hint={formatThreadTime(thread)} onChoose={() => showThread(thread)}>
        {getThreadTitle(thread, messages)}
      </MenuItem>
    );
  });
}

function formatThreadTime({ ts }: AssistantThread): string {
  return THREAD_TIME.format(Number(ts) * 1000);
}
