import type { LiveApp } from '../../../src/live/live-state.js';
import type { AssistantThread } from '../../../src/workspace/apps/assistant-threads.js';
import type { Message } from '../../../src/workspace/messages/message.js';
import { MessageItem } from '../client/message-item.js';
import { usePage } from '../store/page-store.js';
import { AssistantComposer } from './assistant-composer.js';
import { AssistantHeader } from './assistant-header.js';
import css from './assistant-pane.module.css';
import { Prompts } from './prompts.js';
import { StatusLine } from './status-line.js';
import { isBegun, shownThread } from './threads.js';

const NONE: readonly Message[] = [];

/** An app as an assistant: a thread with it, beside whatever one looks at. */
export function AssistantPane({ app, ts }: { readonly app: LiveApp; readonly ts: string | undefined }) {
  const thread = usePage(state => shownThread(state, app.appId, ts));
  return (
    <section className={css.pane} aria-label={`${app.name}, as an assistant`}>
      <AssistantHeader app={app} thread={thread} />
      {thread ? (
        <Thread key={thread.ts} app={app} thread={thread} />
      ) : (
        <p className={css.begin}>Beginning a new chat…</p>
      )}
    </section>
  );
}

function Thread({ app, thread }: { readonly app: LiveApp; readonly thread: AssistantThread }) {
  const messages = usePage(({ seen }) => seen?.messages[thread.channel]) ?? NONE;
  const hasBegun = usePage(state => isBegun(state, thread));
  const said = messages.filter(message => message.threadTs === thread.ts && message.ts !== thread.ts);
  return (
    <>
      {/* Drawn from below: what is said last stays in sight. */}
      <div className={css.scroll}>
        <div>
          <ol className={css.messages} aria-label={`Chat with ${app.name}`}>
            {said.map(message => (
              <li key={message.ts}>
                <MessageItem message={message} />
              </li>
            ))}
          </ol>
          {!hasBegun && <Prompts thread={thread} />}
          <StatusLine app={app} thread={thread} />
        </div>
      </div>
      <AssistantComposer app={app} thread={thread} />
    </>
  );
}
