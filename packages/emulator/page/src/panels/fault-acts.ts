import { readObjects, stringAt, type JsonObject } from '../../../src/json.js';
import { lookUp } from '../server/control.js';
import { pageStore } from '../store/page-store.js';
import { doControl } from './control-acts.js';

/** Has something go wrong. */
export async function inject(path: string, body: JsonObject): Promise<void> {
  await doControl(`faults/${path}`, body);
  await lookAtFaults();
}

/** Ends a fault that is in force, or all of them. */
export function endFault(id?: string): Promise<void> {
  return inject('end', id === undefined ? {} : { id });
}

/** Looks up what goes wrong now. */
export async function lookAtFaults(): Promise<void> {
  const { setFaultsInForce } = pageStore.getState();
  try {
    const faults = readObjects(await lookUp('faults')) ?? [];
    setFaultsInForce(
      faults.map(fault => ({
        id: stringAt(fault, 'id') ?? '',
        text: stringAt(fault, 'text') ?? '',
        connectionId: stringAt(fault, 'connectionId') ?? null,
      })),
    );
  } catch {
    // The line tells when the local Slack is gone.
    setFaultsInForce([]);
  }
}
