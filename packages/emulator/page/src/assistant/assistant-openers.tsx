import { currentWorkspace } from '../store/current.js';
import { pageStore, usePage } from '../store/page-store.js';
import { shownOf } from '../store/shown.js';
import { Button } from '../ui/button.js';
import { openAssistant } from './assistant-acts.js';

/** A button for each app that is an assistant. It opens it beside what one looks at, and closes it again. */
export function AssistantOpeners() {
  const apps = usePage(currentWorkspace)?.apps.filter(({ isAssistant }) => isAssistant) ?? [];
  const open = usePage(({ look }) => (look.side?.kind === 'assistant' ? look.side.appId : null));
  const isShown = usePage(state => shownOf(state).side);
  const choose = (appId: string): void => {
    const { look, turn } = pageStore.getState();
    if (open !== appId) void openAssistant(appId);
    else turn({ side: isShown ? null : look.side });
  };
  return apps.map(({ appId, name }) => (
    <Button
      key={appId}
      look="quiet"
      aria-pressed={open === appId && isShown}
      title={`Open ${name} as an assistant`}
      onClick={() => choose(appId)}
    >
      ✦ {name}
    </Button>
  ));
}
