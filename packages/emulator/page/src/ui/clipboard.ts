import { pageStore } from '../store/page-store.js';

/**
 * Puts something into the clipboard, and says so where it can't.
 * @param done what to tell once it is there
 */
export async function copy(text: string, done = 'Copied.'): Promise<void> {
  const { tell } = pageStore.getState();
  try {
    await navigator.clipboard.writeText(text);
    tell(done, 'status');
  } catch {
    tell('The browser does not let this page copy. Select the text and copy it by the keyboard.');
  }
}
