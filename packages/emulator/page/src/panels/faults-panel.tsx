import type { JsonObject } from '../../../src/json.js';
import { pageStore, usePage } from '../store/page-store.js';
import { Button } from '../ui/button.js';
import { usePolling } from '../ui/use-polling.js';
import { postOrNotify, endFault, injectFault, loadFaults } from './fault-actions.js';
import { apiFaults, badNetwork, callFaults, connectionFaults, type FaultChoice, openingFaults } from './fault-menu.js';
import own from './faults-in-force.module.css';
import css from './panel.module.css';

export function FaultsPanel() {
  return (
    <>
      <FaultsInForce />
      <ConnectionFaults />
      <section className={css.section} aria-label="Network">
        <h2>Network</h2>
        <p className={css.soft}>{badNetwork.hint}.</p>
        <FaultButtons choices={[badNetwork]} />
      </section>
      <section className={css.section} aria-label="Opening connections">
        <h2>Opening connections</h2>
        <FaultButtons choices={openingFaults} />
      </section>
      <CallFaults />
      <TimeSection />
    </>
  );
}

function ConnectionFaults() {
  const connections = usePage(({ snapshot }) => snapshot?.connections);
  const chosen = usePage(({ faultTarget }) => faultTarget);
  const target = connections?.find(({ id }) => id === chosen);
  const index = connections?.filter(({ app }) => app === target?.app).findIndex(({ id }) => id === chosen);
  const body = target && index !== undefined && index >= 0 ? { app: target.app, connection: index } : {};
  return (
    <section className={css.section} aria-label="Connections">
      <h2>Connections</h2>
      <label className={css.field}>
        Which
        <select
          value={target?.id ?? ''}
          onChange={event => pageStore.getState().setFaultTarget(event.target.value || null)}
        >
          <option value="">all {connections?.length ?? 0} of them</option>
          {connections?.map(({ id, app }) => (
            <option key={id} value={id}>
              {app}: {id}
            </option>
          ))}
        </select>
      </label>
      <FaultButtons choices={connectionFaults} more={body} />
    </section>
  );
}

function CallFaults() {
  const method = usePage(({ faultMethod }) => faultMethod);
  return (
    <section className={css.section} aria-label="Calls of the Web API">
      <h2>Calls of the Web API</h2>
      <label className={css.field}>
        Method
        <input value={method} onChange={event => pageStore.getState().setFaultMethod(event.target.value)} />
      </label>
      <FaultButtons choices={callFaults} more={{ method }} />
      <FaultButtons choices={apiFaults} />
    </section>
  );
}

function FaultButtons({ choices, more }: { readonly choices: readonly FaultChoice[]; readonly more?: JsonObject }) {
  return (
    <div className={css.buttons}>
      {choices.map(({ name, hint, path, body }) => (
        <Button key={name} title={hint} onClick={() => void injectFault(path, { ...body, ...more })}>
          {name}
        </Button>
      ))}
    </div>
  );
}

/** Polls the active faults, because they also end without user action. */
export function FaultsInForce() {
  const faults = usePage(({ faultsInForce }) => faultsInForce);
  usePolling(loadFaults);
  return (
    <section className={css.section} aria-label="In force">
      <h2>In force</h2>
      {faults.length === 0 && <p className={css.soft}>No active faults.</p>}
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
          <Button variant="primary" onClick={() => void endFault()}>
            End all faults
          </Button>
        </div>
      )}
    </section>
  );
}

const STEPS = [
  { text: '3 s', ms: 3000 },
  { text: '1 min', ms: 60_000 },
  { text: '5 min', ms: 300_000 },
  { text: '1 h', ms: 3_600_000 },
  { text: '1 day', ms: 86_400_000 },
];

/** The emulator's clock, which determines deadlines, redeliveries, schedules and token lifetimes. */
export function TimeSection() {
  const isFrozen = usePage(({ snapshot }) => snapshot?.time.isFrozen ?? false);
  return (
    <section className={css.section} aria-label="Time">
      <h2>Time</h2>
      <p className={css.soft}>
        {isFrozen
          ? 'The clock is stopped: nothing becomes due until you advance or resume it.'
          : 'The clock determines deadlines, redeliveries, scheduled messages and the lifetimes of triggers and tokens.'}
      </p>
      <div className={css.buttons}>
        {STEPS.map(({ text, ms }) => (
          <Button key={ms} title={`Advance by ${text}`} onClick={() => void postOrNotify('time/advance', { by: ms })}>
            + {text}
          </Button>
        ))}
        <Button onClick={() => void postOrNotify(isFrozen ? 'time/resume' : 'time/freeze')}>
          {isFrozen ? 'Resume' : 'Freeze'}
        </Button>
      </div>
    </section>
  );
}
