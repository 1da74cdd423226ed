import { listPlacedElements } from '../../../src/block-kit/block-elements.js';
import { stringAt } from '../../../src/json.js';
import type { View } from '../../../src/workspace/views/view.js';

const FOCUSABLE = 'input:not([type="hidden"]), textarea, select, button, [contenteditable="true"], [tabindex="0"]';

/** Puts the focus where somebody begins in a view: the element that asks for it, or else the first field. */
export function focusStart(shown: HTMLElement, { blocks }: View): void {
  const wanted = listPlacedElements(blocks).find(({ element }) => element.focus_on_load === true)?.blockId;
  const first = blocks.find(({ type }) => type === 'input');
  const blockId = wanted ?? (first && stringAt(first, 'block_id'));
  if (blockId === undefined || !focusBlock(shown, blockId)) shown.focus();
}

/** Puts the focus into a block. @returns whether there is anything in it that takes it */
export function focusBlock(shown: HTMLElement, blockId: string): boolean {
  const block = shown.querySelector(`[data-block="${CSS.escape(blockId)}"]`);
  const field = [...(block?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])].find(each => !each.matches(':disabled'));
  field?.focus();
  return field !== undefined;
}
