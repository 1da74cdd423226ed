import type { JsonObject } from '../../../src/json.js';
import { pageStore, usePage } from '../store/page-store.js';
import { Button } from '../ui/button.js';
import { inject } from './fault-acts.js';
import { apiFaults, badNetwork, callFaults, connectionFaults, openingFaults, type FaultChoice } from './fault-menu.js';
import { FaultsInForce } from './faults-in-force.js';
import css from './panel.module.css';
import { TimeSection } from './time-section.js';

/** What can go wrong, and the time that it takes. */
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
  const connections = usePage(({ seen }) => seen?.connections);
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
        <Button key={name} title={hint} onClick={() => void inject(path, { ...body, ...more })}>
          {name}
        </Button>
      ))}
    </div>
  );
}
