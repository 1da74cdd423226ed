import { type JsonObject, readObjects, stringAt } from '../../../src/json.js';
import { postControl, getControl, toErrorMessage } from '../server/control.js';
import { pageStore } from '../store/page-store.js';

export async function injectFault(path: string, body: JsonObject): Promise<void> {
  await postOrNotify(`faults/${path}`, body);
  await loadFaults();
}

/** Ends one fault, or all of them. */
export function endFault(id?: string): Promise<void> {
  return injectFault('end', id === undefined ? {} : { id });
}

export async function loadFaults(): Promise<void> {
  const { setFaultsInForce } = pageStore.getState();
  try {
    const faults = readObjects(await getControl('faults')) ?? [];
    setFaultsInForce(
      faults.map(fault => ({
        id: stringAt(fault, 'id') ?? '',
        text: stringAt(fault, 'text') ?? '',
        connectionId: stringAt(fault, 'connectionId') ?? null,
      })),
    );
  } catch {
    // The connection banner reports that the local Slack is unreachable.
    setFaultsInForce([]);
  }
}

export async function postOrNotify(path: string, body: JsonObject = {}): Promise<void> {
  await postControl(path, body).catch((error: unknown) => pageStore.getState().notify(toErrorMessage(error)));
}
