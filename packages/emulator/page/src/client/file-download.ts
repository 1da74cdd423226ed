import type { SlackFile } from '../../../src/workspace/files/slack-file.js';
import { ask, controlPath } from '../server/control.js';
import { pageStore } from '../store/page-store.js';
import { saveFile } from '../ui/save-file.js';
import { wordsOf } from '../server/words-of.js';

/** Saves a file where the browser saves what is downloaded. A link alone can't: the emulator may want a key. */
export async function download({ id, name }: SlackFile): Promise<void> {
  try {
    const response = await ask(controlPath('files', id));
    if (!response.ok) throw new Error(`The file ${name} is not there any more.`);
    saveFile(await response.blob(), name);
  } catch (error) {
    pageStore.getState().tell(wordsOf(error));
  }
}

/** `1.5 MB` */
export function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
