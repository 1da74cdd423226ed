import { useMemo } from 'react';
import { usePage } from '../store/page-store.js';
import { Button } from '../ui/button.js';
import { editAgain, sendAgain } from './send-acts.js';
import css from './send-panel.module.css';

const MOST = 6;
/** So far back it is looked for. */
const REACH = 5000;

/** What was sent by hand before, the newest first, as far as the timeline has it. */
export function SentBefore() {
  const timeline = usePage(({ seen }) => seen?.timeline);
  const before = useMemo(
    () =>
      (timeline ?? [])
        .slice(-REACH)
        .filter(({ kind }) => kind === 'by_hand')
        .slice(-MOST)
        .toReversed(),
    [timeline],
  );
  if (before.length === 0) return null;
  return (
    <section className={css.section} aria-label="Sent before">
      <h2>Sent before</h2>
      <ul className={css.before}>
        {before.map(({ id, app, text }) => (
          <li key={id}>
            <span className={css.words}>
              #{id} {text.replace(/^is sent by hand: /, '')}
              {app !== null && <span className={css.soft}> to {app}</span>}
            </span>
            <Button look="quiet" aria-label={`Edit #${id}`} onClick={() => void editAgain(id, app ?? '')}>
              Edit
            </Button>
            <Button look="quiet" aria-label={`Send #${id} again`} onClick={() => void sendAgain(id)}>
              Send again
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
