import type { SlackFile } from '../../../src/workspace/files/slack-file.js';
import { fetchControl, controlPath, toErrorMessage } from '../server/control.js';
import { pageStore } from '../store/page-store.js';
import { saveFile } from '../ui/save-file.js';

/** Downloads a file through `fetch`, because a link cannot send the control API's key. */
export async function download({ id, name }: SlackFile): Promise<void> {
  try {
    const response = await fetchControl(controlPath('files', id));
    if (!response.ok) throw new Error(`The file ${name} is not there any more.`);
    saveFile(await response.blob(), name);
  } catch (error) {
    pageStore.getState().notify(toErrorMessage(error));
  }
}

export function formatFileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
