import { currentWorkspace } from '../store/current.js';
import { pageStore, usePage } from '../store/page-store.js';
import { Button } from '../ui/button.js';
import { openAssistant } from './assistant-acts.js';

/** A button for each app that is an assistant. It opens it beside what one looks at, and closes it again. */
export function AssistantOpeners() {
  const apps = usePage(currentWorkspace)?.apps.filter(({ isAssistant }) => isAssistant) ?? [];
  const open = usePage(({ look }) => (look.side?.kind === 'assistant' ? look.side.appId : null));
  return apps.map(({ appId, name }) => (
    <Button
      key={appId}
      look="quiet"
      aria-pressed={open === appId}
      title={`Open ${name} as an assistant`}
      onClick={() => (open === appId ? pageStore.getState().turn({ side: null }) : void openAssistant(appId))}
    >
      ✦ {name}
    </Button>
  ));
}
