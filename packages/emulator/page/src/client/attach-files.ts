import { isJsonObject } from '../../../src/json.js';
import type { SlackFile } from '../../../src/workspace/files/slack-file.js';
import { toErrorMessage } from '../server/control.js';
import { readAsDataUrl, uploadFile } from '../server/files.js';
import { pageStore } from '../store/page-store.js';

/** Larger images get no preview. */
const MAX_PREVIEW_BYTES = 2_000_000;

/** Attaches files to a composer and uploads them. Failures are shown as notices. */
export function attachFiles(composerKey: string, files: readonly File[]): void {
  for (const file of files) void attachFile(composerKey, file);
}

export function removeFile(composerKey: string, key: string): void {
  pageStore.getState().setAttached(composerKey, there => there.filter(each => each.key !== key));
}

async function attachFile(composerKey: string, file: File): Promise<void> {
  const { setAttached, notify, route } = pageStore.getState();
  const key = `${file.name} ${Math.random()}`;
  const { name, size } = file;
  setAttached(composerKey, there => [...there, { key, name, size, preview: null, file: null }]);
  try {
    const preview = await createPreview(file);
    const kept = await uploadFile(route.userId, file);
    if (!isFile(kept)) throw new Error('the local Slack returned an invalid file.');
    setAttached(composerKey, there => there.map(each => (each.key === key ? { ...each, preview, file: kept } : each)));
  } catch (error) {
    removeFile(composerKey, key);
    notify(`${name} could not be attached: ${toErrorMessage(error)}`);
  }
}

/** The emulator that serves this page sends this value, so only its identifying fields are checked. */
function isFile(answer: unknown): answer is SlackFile {
  return isJsonObject(answer) && typeof answer.id === 'string' && typeof answer.name === 'string';
}

async function createPreview(file: File): Promise<string | null> {
  if (!/^image\/(?:png|jpeg|gif|webp)$/.test(file.type) || file.size > MAX_PREVIEW_BYTES) return null;
  return readAsDataUrl(file);
}

/**
 * Attaches files dropped anywhere to the composer of the pane under the pointer, or to the conversation's. Elements
 * that handle drops themselves take precedence. Any other drop is ignored, so that the browser does not leave the
 * page.
 */
export function handleFileDrops(): void {
  document.addEventListener('dragover', event => {
    const composerKey = getDropTarget(event);
    if (composerKey === undefined) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = composerKey === null ? 'none' : 'copy';
  });
  document.addEventListener('drop', event => {
    const composerKey = getDropTarget(event);
    pageStore.getState().setDropTarget(null);
    if (composerKey === undefined) return;
    event.preventDefault();
    if (composerKey !== null) attachFiles(composerKey, [...(event.dataTransfer?.files ?? [])]);
  });
  document.addEventListener('dragleave', ({ relatedTarget }) => {
    if (!relatedTarget) pageStore.getState().setDropTarget(null);
  });
}

/** @returns the composer that receives the files; `null` if none does; `undefined` if the element handles the drop itself */
function getDropTarget({ defaultPrevented, dataTransfer, target }: DragEvent): string | null | undefined {
  if (defaultPrevented || !(target instanceof Element)) return updateDropTarget(undefined);
  if (dataTransfer?.types.includes('Files') === true) return updateDropTarget(composerFor(target));
  return updateDropTarget(target.matches('textarea, input, [contenteditable]') ? undefined : null);
}

function updateDropTarget(composerKey: string | null | undefined): string | null | undefined {
  const { dropTarget, setDropTarget } = pageStore.getState();
  if (dropTarget !== (composerKey ?? null)) setDropTarget(composerKey ?? null);
  return composerKey;
}

/** Returns `null` for overlays, and while a modal covers the composers. */
function composerFor(target: Element): string | null {
  if (!target.closest('#page') || document.querySelector('#main')?.closest('[inert]')) return null;
  for (const part of [target.closest('aside'), ...document.querySelectorAll('#main, aside')]) {
    const composer = part?.checkVisibility() === true && part.querySelector<HTMLElement>('form[data-files-to]');
    if (composer) return composer.dataset.filesTo ?? null;
  }
  return null;
}
