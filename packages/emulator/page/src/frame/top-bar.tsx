import { AssistantOpeners } from '../assistant/assistant-openers.js';
import { pageStore, usePage } from '../store/page-store.js';
import { shownOf } from '../store/shown.js';
import { IconButton } from '../ui/icon-button.js';
import { PersonMenu } from '../client/person-menu.js';
import css from './top-bar.module.css';

/** As whom one acts, and what stands beside the Slack. */
export function TopBar() {
  const isInspecting = usePage(state => shownOf(state).panel);
  const isDrawn = usePage(({ overlay }) => overlay === 'drawer');
  return (
    <header className={css.bar}>
      <IconButton
        icon="menu"
        label="Conversations"
        className={css.drawer}
        aria-expanded={isDrawn}
        aria-controls="conversations"
        onClick={() => pageStore.getState().setOverlay(isDrawn ? null : 'drawer')}
      />
      <span className={css.title}>
        Local Slack<span className={css.sub}>no message leaves this machine</span>
      </span>
      <span className={css.space} />
      <span className={css.assistants}>
        <AssistantOpeners />
      </span>
      <PersonMenu />
      <button
        type="button"
        className={css.inspect}
        aria-pressed={isInspecting}
        title="What passes between this Slack and the apps"
        onClick={() => {
          const { look, turn } = pageStore.getState();
          turn({ panel: isInspecting ? null : (look.panel ?? 'timeline') });
        }}
      >
        Inspector
      </button>
    </header>
  );
}
