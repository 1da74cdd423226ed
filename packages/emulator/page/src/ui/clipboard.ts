import { pageStore } from '../store/page-store.js';

/**
 * Puts something into the clipboard, and says so where it can't.
 * @param done what to tell once it is there. Default: nothing
 */
export async function copy(text: string, done?: string): Promise<void> {
  const { tell } = pageStore.getState();
  try {
    await navigator.clipboard.writeText(text);
    if (done !== undefined) tell(done);
  } catch {
    tell('The browser does not let this page copy. Select the text and copy it by the keyboard.');
  }
}
