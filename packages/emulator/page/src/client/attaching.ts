import { isJsonObject } from '../../../src/json.js';
import type { SlackFile } from '../../../src/workspace/files/slack-file.js';
import { dataUrlOf } from '../server/data-url.js';
import { upload } from '../server/upload.js';
import { pageStore } from '../store/page-store.js';
import { wordsOf } from '../server/words-of.js';

/** Pictures that are shown before they are sent are no larger. */
const MAX_PREVIEW_BYTES = 2_000_000;

/** Takes files to a composer, and their bytes to the local Slack. What can't be taken is told. */
export function attach(where: string, files: readonly File[]): void {
  for (const file of files) void attachOne(where, file);
}

/** Takes a file away from a composer. */
export function detach(where: string, key: string): void {
  pageStore.getState().setAttached(where, there => there.filter(each => each.key !== key));
}

async function attachOne(where: string, file: File): Promise<void> {
  const { setAttached, tell, look } = pageStore.getState();
  const key = `${file.name} ${Math.random()}`;
  const { name, size } = file;
  setAttached(where, there => [...there, { key, name, size, preview: null, file: null }]);
  try {
    const preview = await previewOf(file);
    const kept = await upload(look.userId, file);
    if (!isFile(kept)) throw new Error('the local Slack does not say what it keeps.');
    setAttached(where, there => there.map(each => (each.key === key ? { ...each, preview, file: kept } : each)));
  } catch (error) {
    detach(where, key);
    tell(`${name} could not be taken: ${wordsOf(error)}`);
  }
}

/** It comes from the emulator that serves this page: what names it is looked at, and the rest is believed. */
function isFile(answer: unknown): answer is SlackFile {
  return isJsonObject(answer) && typeof answer.id === 'string' && typeof answer.name === 'string';
}

async function previewOf(file: File): Promise<string | null> {
  if (!/^image\/(?:png|jpeg|gif|webp)$/.test(file.type) || file.size > MAX_PREVIEW_BYTES) return null;
  return dataUrlOf(file);
}
