import { usePage } from '../store/page-store.js';
import { Button } from '../ui/button.js';
import { useLooking } from '../ui/looking.js';
import { endFault, lookAtFaults } from './fault-acts.js';
import own from './faults-in-force.module.css';
import css from './panel.module.css';

/** What goes wrong now, and what is yet to: looked up each second, for it also ends by itself. */
export function FaultsInForce() {
  const faults = usePage(({ faultsInForce }) => faultsInForce);
  useLooking(lookAtFaults);
  return (
    <section className={css.section} aria-label="In force">
      <h2>In force</h2>
      {faults.length === 0 && <p className={css.soft}>Nothing. What lasts, or is yet to happen, is ended here.</p>}
      <ul className={own.list}>
        {faults.map(({ id, text, connectionId }) => (
          <li key={id} className={own.fault}>
            <span>
              {text}
              {connectionId !== null && <code className={css.soft}> {connectionId}</code>}
            </span>
            <Button aria-label={`End: ${text}`} onClick={() => void endFault(id)}>
              End
            </Button>
          </li>
        ))}
      </ul>
      {faults.length > 1 && (
        <div className={css.buttons}>
          <Button look="primary" onClick={() => void endFault()}>
            End all faults
          </Button>
        </div>
      )}
    </section>
  );
}
