import { AssistantPane } from '../assistant/assistant-pane.js';
import { currentWorkspace } from '../store/current.js';
import { usePage } from '../store/page-store.js';

/** What stands beside the middle: a thread, or an assistant. */
export function SidePane() {
  const side = usePage(({ look }) => look.side);
  const apps = usePage(currentWorkspace)?.apps;
  const assistant = side?.kind === 'assistant' ? apps?.find(({ appId }) => appId === side.appId) : undefined;
  if (side?.kind === 'assistant') {
    return (
      <aside aria-label="Assistant">
        {assistant && <AssistantPane key={assistant.appId} app={assistant} ts={side.ts} />}
      </aside>
    );
  }
  return side && <aside aria-label={side.kind} />;
}
