import { AssistantPane } from '../assistant/assistant-pane.js';
import { currentWorkspace } from '../store/current.js';
import { usePage } from '../store/page-store.js';
import css from './side-pane.module.css';
import { ThreadPane } from '../client/thread-pane.js';

/** What stands beside the middle: a thread, or an assistant. */
export function SidePane() {
  const side = usePage(({ look }) => look.side);
  const apps = usePage(currentWorkspace)?.apps;
  if (side === null) return null;
  if (side.kind === 'thread') {
    return (
      <aside className={css.side} aria-label="Thread">
        <ThreadPane key={`${side.channel}/${side.ts}`} channel={side.channel} ts={side.ts} />
      </aside>
    );
  }
  const assistant = apps?.find(({ appId }) => appId === side.appId);
  return (
    <aside className={css.side} aria-label="Assistant">
      {assistant && <AssistantPane key={assistant.appId} app={assistant} ts={side.ts} />}
    </aside>
  );
}
