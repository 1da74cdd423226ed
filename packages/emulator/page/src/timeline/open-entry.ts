import { isJsonObject } from '../../../src/json.js';
import { lookUp } from '../server/control.js';
import { wordsOf } from '../server/words-of.js';
import { pageStore } from '../store/page-store.js';

/** Opens an entry, and asks for what stands behind it. */
export async function openEntry(id: number): Promise<void> {
  const { setOpenEntry, setEntryDetails } = pageStore.getState();
  setOpenEntry(id);
  try {
    const answer = await lookUp(`timeline/${id}`);
    setEntryDetails(id, { state: 'there', details: isJsonObject(answer) ? answer.details : null });
  } catch (error) {
    setEntryDetails(id, { state: 'failed', problem: wordsOf(error) });
  }
}
