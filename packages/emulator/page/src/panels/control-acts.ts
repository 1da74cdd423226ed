import type { JsonObject } from '../../../src/json.js';
import { act } from '../server/control.js';
import { wordsOf } from '../server/words-of.js';
import { pageStore } from '../store/page-store.js';

/** Has something done to the local Slack. What can't be is told. */
export async function doControl(path: string, body: JsonObject = {}): Promise<void> {
  await act(path, body).catch((error: unknown) => pageStore.getState().tell(wordsOf(error)));
}
