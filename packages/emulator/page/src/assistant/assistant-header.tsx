import { Menu } from '@base-ui/react/menu';
import type { LiveApp } from '../../../src/live/live-state.js';
import type { AssistantThread } from '../../../src/workspace/apps/assistant-threads.js';
import { pageStore, usePage } from '../store/page-store.js';
import { Button } from '../ui/button.js';
import { openAssistant, showThread } from './assistant-acts.js';
import css from './assistant-header.module.css';
import { threadsWith, titleOf } from './threads.js';

/** Which thread with which assistant it is, and the way to others. */
export function AssistantHeader({
  app,
  thread,
}: {
  readonly app: LiveApp;
  readonly thread: AssistantThread | undefined;
}) {
  return (
    <header className={css.header}>
      <div className={css.names}>
        <h2>{app.name}</h2>
        {thread?.title && <p>{thread.title}</p>}
      </div>
      <Button look="quiet" title="New chat" aria-label="New chat" onClick={() => void openAssistant(app.appId)}>
        ＋
      </Button>
      <Menu.Root>
        <Menu.Trigger render={<Button look="quiet" />}>History</Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner className={css.positioner} align="end">
            <Menu.Popup className={css.popup}>
              <History app={app} />
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
      <Button look="quiet" aria-label="Close the assistant" onClick={() => pageStore.getState().turn({ side: null })}>
        ✕
      </Button>
    </header>
  );
}

/** The threads of whoever one acts as with the app. */
function History({ app }: { readonly app: LiveApp }) {
  const seen = usePage(state => state.seen);
  const look = usePage(state => state.look);
  const threads = threadsWith({ seen, look }, app.appId);
  if (threads.length === 0) return <p className={css.none}>No chats yet</p>;
  return threads.map(thread => {
    const said = seen?.messages[thread.channel]?.filter(message => message.threadTs === thread.ts) ?? [];
    return (
      <Menu.Item key={thread.ts} className={css.item} onClick={() => showThread(thread)}>
        <span>{titleOf(thread, said)}</span>
        <time>
          {new Date(Number(thread.ts) * 1000).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' })}
        </time>
      </Menu.Item>
    );
  });
}
