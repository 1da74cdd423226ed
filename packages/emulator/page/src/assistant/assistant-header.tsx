import { Menu } from '@base-ui/react/menu';
import type { LiveApp } from '../../../src/live/live-state.js';
import type { AssistantThread } from '../../../src/workspace/apps/assistant-thread.js';
import { HOURS, LANGUAGE } from '../markup/language.js';
import { pageStore, usePage } from '../store/page-store.js';
import { Avatar } from '../ui/avatar.js';
import { IconButton } from '../ui/icon-button.js';
import { MenuItem, MenuPopup } from '../ui/menu.js';
import { openAssistant, showThread } from './assistant-acts.js';
import css from './assistant-header.module.css';
import { threadsWith, titleOf } from './threads.js';

const WHEN = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'medium', timeStyle: 'short', hourCycle: HOURS });

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
      <Avatar id={app.botUserId} name={app.name} isApp size="line" />
      <div className={css.names}>
        <h2>{app.name}</h2>
        {thread?.title && <p>{thread.title}</p>}
      </div>
      <IconButton icon="add" label="New chat" onClick={() => void openAssistant(app.appId)} />
      <Menu.Root>
        <Menu.Trigger render={<IconButton icon="threads" label="Chats before" />} />
        <MenuPopup align="end">
          <History app={app} />
        </MenuPopup>
      </Menu.Root>
      <IconButton icon="close" label="Close the assistant" onClick={() => pageStore.getState().turn({ side: null })} />
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
      <MenuItem key={thread.ts} hint={whenOf(thread)} onChoose={() => showThread(thread)}>
        {titleOf(thread, said)}
      </MenuItem>
    );
  });
}

function whenOf({ ts }: AssistantThread): string {
  return WHEN.format(Number(ts) * 1000);
}
