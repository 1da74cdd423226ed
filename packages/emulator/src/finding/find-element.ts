import { placedElements, type PlacedElement } from '../block-kit/placed-elements.js';
import type { Names } from '../drawing/written-text.js';
import type { JsonObject } from '../json.js';
import { describeMatch, matchingElements, type ElementMatch } from './element-match.js';
import { describeElement } from './element-texts.js';

/** Where an element is looked for. */
export interface Shown {
  readonly blocks: readonly JsonObject[];
  readonly names: Names;
  /** All of it as text, for whoever looks in vain. */
  readonly draw: () => string;
}

/**
 * The one element that fits.
 * @throws Error that says what there is instead, or between which ones it can't be told
 */
export function findElement({ blocks, names, draw }: Shown, match: ElementMatch): PlacedElement {
  const elements = placedElements(blocks);
  const found = matchingElements(elements, match, names);
  const [only] = found;
  if (only && found.length === 1) return only;
  const described = (some: readonly PlacedElement[]): string =>
    some.map(placed => describeElement(placed, names)).join(', ') || 'nothing';
  const what = only
    ? `${describeMatch(match)} may be any of ${found.length}: ${described(found)}. Name it more closely, such as ` +
      `{ blockId: '${only.blockId}', actionId: '${only.actionId}' }.`
    : `There is no ${describeMatch(match)} to act on. There is: ${described(elements)}.`;
  throw new Error(`${what}\n${draw()}`);
}

/**
 * The element of the field of this name: a block id, else whatever a string may be of an element.
 * @throws Error that says what there is instead, or between which ones it can't be told
 */
export function findField(shown: Shown, name: string): PlacedElement {
  const ofBlock = placedElements(shown.blocks).find(({ block, blockId }) => block.type === 'input' && blockId === name);
  return ofBlock ?? findElement(shown, name);
}
