import { pageStore } from '../store/page-store.js';

/**
 * Copies a text, and reports the result as a notice.
 * @param done the notice after copying
 */
export async function copy(text: string, done = 'Copied.'): Promise<void> {
  const { notify } = pageStore.getState();
  try {
    await navigator.clipboard.writeText(text);
    notify(done, 'status');
  } catch {
    notify('The browser does not allow copying. Select the text and copy it with the keyboard.');
  }
}
