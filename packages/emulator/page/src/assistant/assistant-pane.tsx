import { useCallback } from 'react';
import type { LiveApp } from '../../../src/live/live-state.js';
import type { AssistantThread } from '../../../src/workspace/apps/assistant-thread.js';
import { Composer } from '../client/composer.js';
import { useThreadRows } from '../client/conversation-rows.js';
import { markRead } from '../client/mark-read.js';
import { MessageList } from '../client/message-list.js';
import { usePage } from '../store/page-store.js';
import { AssistantHeader } from './assistant-header.js';
import css from './assistant-pane.module.css';
import { NoThread } from './no-thread.js';
import { Prompts } from './prompts.js';
import { StatusLine } from './status-line.js';
import { isBegun, shownThread } from './threads.js';

/** An app as an assistant: a thread with it, beside whatever one looks at. */
export function AssistantPane({ app, ts }: { readonly app: LiveApp; readonly ts: string | undefined }) {
  const thread = usePage(state => shownThread(state, app.appId, ts));
  return (
    <div className={css.pane}>
      <AssistantHeader app={app} thread={thread} />
      {thread ? (
        <Thread key={thread.ts} app={app} thread={thread} />
      ) : (
        <NoThread app={app} isBeginning={ts === undefined} />
      )}
    </div>
  );
}

function Thread({ app, thread }: { readonly app: LiveApp; readonly thread: AssistantThread }) {
  const { channel, ts } = thread;
  // Its root is of Slack alone.
  const rows = useThreadRows(channel, ts, false);
  const last = rows.at(-1)?.key ?? ts;
  const onEndSeen = useCallback(() => {
    if (document.visibilityState === 'visible') markRead(channel, last);
  }, [channel, last]);
  const hasBegun = usePage(state => isBegun(state, thread));
  return (
    <>
      <MessageList
        id={`${channel}/${ts}`}
        label={`Chat with ${app.name}`}
        channel={channel}
        rows={rows}
        onEndSeen={onEndSeen}
        beginning={<p className={css.beginning}>{rows.length === 0 && `${app.name} has said nothing yet.`}</p>}
      />
      {!hasBegun && <Prompts thread={thread} />}
      <StatusLine app={app} thread={thread} />
      <Composer channel={channel} threadTs={ts} invitation={`Ask ${app.name}`} isFocused />
    </>
  );
}
