import { isJsonObject } from '../../../src/json.js';
import { getControl, toErrorMessage } from '../server/control.js';
import { pageStore } from '../store/page-store.js';

/** Opens an entry and loads its details. */
export async function openEntry(id: number): Promise<void> {
  const { setOpenEntry, setEntryDetails } = pageStore.getState();
  setOpenEntry(id);
  try {
    const answer = await getControl(`timeline/${id}`);
    setEntryDetails(id, { state: 'there', details: isJsonObject(answer) ? answer.details : null });
  } catch (error) {
    setEntryDetails(id, { state: 'failed', problem: toErrorMessage(error) });
  }
}
