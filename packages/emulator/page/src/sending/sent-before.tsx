import { useMemo } from 'react';
import { usePage } from '../store/page-store.js';
import { Button } from '../ui/button.js';
import { editSentEntry, resendPayload } from './send-actions.js';
import css from './send-panel.module.css';

const MAX_SENT_PAYLOADS = 6;
const MAX_SEARCHED_ENTRIES = 5000;

/** Payloads that were sent before, newest first. */
export function SentPayloads() {
  const timeline = usePage(({ snapshot }) => snapshot?.timeline);
  const before = useMemo(
    () =>
      (timeline ?? [])
        .slice(-MAX_SEARCHED_ENTRIES)
        .filter(({ kind }) => kind === 'by_hand')
        .slice(-MAX_SENT_PAYLOADS)
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
            <Button variant="quiet" aria-label={`Edit #${id}`} onClick={() => void editSentEntry(id, app ?? '')}>
              Edit
            </Button>
            <Button variant="quiet" aria-label={`Send #${id} again`} onClick={() => void resendPayload(id)}>
              Send again
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
