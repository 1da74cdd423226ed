import { type PlacedElement, listPlacedElements } from '../block-kit/block-elements.js';
import type { NameResolver } from '../rendering/plain-text.js';
import { describeMatch, matchingElements, type ElementMarks, type ElementMatch } from './element-match.js';
import { describeElement, describeField, getElementTexts, getFieldName } from './element-texts.js';
import { getInitialEntry } from '../block-kit/element-value.js';
import type { JsonObject } from '../json.js';

/** Where an element is looked for. */
export interface SearchableSurface<Placed extends PlacedElement = PlacedElement> {
  /** All that can be acted on, in order. */
  readonly elements: readonly Placed[];
  readonly names: NameResolver;
  /** All of it as text, for whoever looks in vain. */
  readonly draw: () => string;
}

/**
 * The one element that fits.
 * @throws Error that says what there is instead, or between which ones it can't be told
 */
export function findElement<Placed extends PlacedElement>(
  shown: SearchableSurface<Placed>,
  match: ElementMatch,
): Placed {
  const { elements, names, draw } = shown;
  const found = matchingElements(elements, match, names);
  const [only] = found;
  if (only && found.length === 1) return only;
  const described = (some: readonly PlacedElement[]): string =>
    some.map(placed => describeElement(placed, names)).join(', ') || 'nothing';
  const what = only
    ? `${describeMatch(match)} may be any of ${found.length}: ${described(found)}.${suggestElement(shown, only)}`
    : `There is no ${describeMatch(match)} to act on. There is: ${described(elements)}.`;
  throw new Error(`${what}\n${draw()}`);
}

/**
 * The element of the field of this name: a block id, else whatever a string may be of an element.
 * @throws Error that says what there is instead, or between which ones it can't be told
 */
export function findField<Placed extends PlacedElement>(shown: SearchableSurface<Placed>, name: string): Placed {
  const ofBlock = shown.elements.find(({ block, blockId }) => block.type === 'input' && blockId === name);
  return ofBlock ?? findElement(shown, name);
}

/** Marks that no other element has all of, where there are such. */
function suggestElement({ elements, names }: SearchableSurface, placed: PlacedElement): string {
  const { blockId, actionId } = placed;
  const [text] = getElementTexts(placed, names).texts;
  const ids: ElementMarks = { blockId, actionId };
  const marks = [ids, { ...ids, ...(text === undefined ? {} : { text }) }];
  const telling = marks.find(each => matchingElements(elements, each, names).length === 1);
  if (!telling) return '';
  const written = Object.entries(telling).map(([mark, value]) => `${mark}: '${value}'`);
  return ` Name it more closely, such as { ${written.join(', ')} }.`;
}

/** What holds values in blocks, by what a person calls each; where several are called the same, with their block ids. */
export function listNamedFields(blocks: readonly JsonObject[], names: NameResolver): [string, PlacedElement][] {
  const fields = listPlacedElements(blocks).filter(({ element }) => getInitialEntry(element) !== undefined);
  const called = fields.map(placed => getFieldName(placed, names));
  return fields.map((placed, index) => {
    const name = called[index] ?? '';
    const isAlone = called.indexOf(name) === called.lastIndexOf(name);
    return [isAlone ? name : describeField(placed, names), placed];
  });
}
