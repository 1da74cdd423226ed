import type { JsonObject } from '../../../src/json.js';
import { act } from '../server/control.js';
import { pageStore } from '../store/page-store.js';

/** What went wrong, in words. */
export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Has something done to the local Slack. What can't be is told. @returns whether it was done */
export async function doControl(path: string, body: JsonObject = {}): Promise<boolean> {
  try {
    await act(path, body);
    return true;
  } catch (error) {
    pageStore.getState().tell(wordsOf(error));
    return false;
  }
}
