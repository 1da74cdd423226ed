import { pageStore } from '../store/page-store.js';
import { attach } from './attaching.js';

/**
 * Takes files that are dropped anywhere to a composer: of the thread or assistant they are dropped on, or else of the
 * conversation. Whatever else is dropped, the browser stays at the page. What has a use for it itself gets it first.
 */
export function followDrops(): void {
  document.addEventListener('dragover', event => {
    const where = aimOf(event);
    if (where === undefined) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = where === null ? 'none' : 'copy';
  });
  document.addEventListener('drop', event => {
    const where = aimOf(event);
    pageStore.getState().aimDrop(null);
    if (where === undefined) return;
    event.preventDefault();
    if (where !== null) attach(where, [...(event.dataTransfer?.files ?? [])]);
  });
  document.addEventListener('dragleave', ({ relatedTarget }) => {
    if (!relatedTarget) pageStore.getState().aimDrop(null);
  });
}

/** @returns the composer that it would go to; `null`: nowhere; `undefined`: it is taken where it is */
function aimOf({ defaultPrevented, dataTransfer, target }: DragEvent): string | null | undefined {
  if (defaultPrevented || !(target instanceof Element)) return aimed(undefined);
  if (dataTransfer?.types.includes('Files') === true) return aimed(composerFor(target));
  return aimed(target.matches('textarea, input, [contenteditable]') ? undefined : null);
}

function aimed(where: string | null | undefined): string | null | undefined {
  const { dropsTo, aimDrop } = pageStore.getState();
  if (dropsTo !== (where ?? null)) aimDrop(where ?? null);
  return where;
}

/** None from what lies over the page, nor while a modal lies over what one writes in. */
function composerFor(target: Element): string | null {
  if (!target.closest('#page') || document.querySelector('#main')?.closest('[inert]')) return null;
  for (const part of [target.closest('aside'), ...document.querySelectorAll('#main, aside')]) {
    const composer = part?.checkVisibility() === true && part.querySelector<HTMLElement>('form[data-files-to]');
    if (composer) return composer.dataset.filesTo ?? null;
  }
  return null;
}
