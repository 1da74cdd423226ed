import type { LiveApp } from '../../../src/live/live-state.js';
import { Button } from '../ui/button.js';
import css from './assistant-pane.module.css';
import { openAssistant } from './assistant-acts.js';

/** A thread that is not there yet, or that whoever one acts as doesn't have. */
export function NoThread({ app, isBeginning }: { readonly app: LiveApp; readonly isBeginning: boolean }) {
  if (isBeginning) return <p className={css.none}>Beginning a chat…</p>;
  return (
    <div className={css.none}>
      <p>You have no such chat with {app.name}.</p>
      <Button look="primary" onClick={() => void openAssistant(app.appId)}>
        New chat
      </Button>
    </div>
  );
}
