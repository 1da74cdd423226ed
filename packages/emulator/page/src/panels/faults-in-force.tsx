import { useEffect } from 'react';
import { readObjects, stringAt } from '../../../src/json.js';
import { lookUp } from '../server/control.js';
import { pageStore, usePage } from '../store/page-store.js';
import { doControl } from './control-acts.js';
import { Button } from '../ui/button.js';
import css from './panel.module.css';

const EVERY_MS = 1000;
/** What ends whatever lasts. What is yet to happen goes on waiting for its occasion. */
const ENDS = ['enable', 'unmute', 'resume-pings', 'lifetime', 'heal'] as const;

/** What goes wrong now, and what is yet to: looked up each second, for it also ends by itself. */
export function FaultsInForce() {
  const faults = usePage(({ faultsInForce }) => faultsInForce);
  useEffect(() => {
    let next: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    // The next question waits for the answer to this one, however long that takes.
    const look = async (): Promise<void> => {
      await refresh();
      if (!isOver) next = setTimeout(() => void look(), EVERY_MS);
    };
    void look();
    return () => {
      isOver = true;
      clearTimeout(next);
    };
  }, []);
  if (faults.length === 0) return null;
  return (
    <section className={css.section} aria-label="In force">
      <h2>In force</h2>
      <ul className={css.list}>
        {faults.map(({ text, connectionId }) => (
          <li key={`${connectionId ?? ''} ${text}`}>
            {text}
            {connectionId !== null && <code className={css.soft}> {connectionId}</code>}
          </li>
        ))}
      </ul>
      <div className={css.buttons}>
        <Button look="primary" title="What is yet to happen goes on waiting" onClick={() => void endAll()}>
          End what lasts
        </Button>
      </div>
    </section>
  );
}

async function refresh(): Promise<void> {
  try {
    const faults = readObjects(await lookUp('faults')) ?? [];
    pageStore.getState().setFaultsInForce(
      faults.map(fault => ({
        text: stringAt(fault, 'text') ?? '',
        connectionId: stringAt(fault, 'connectionId') ?? null,
      })),
    );
  } catch {
    // The line tells when the local Slack is gone.
    pageStore.getState().setFaultsInForce([]);
  }
}

async function endAll(): Promise<void> {
  for (const end of ENDS) await doControl(`faults/${end}`);
  await doControl('faults/slow-api', { ms: 0 });
  await doControl('faults/miscount', { by: 0 });
  await refresh();
}
