import { initialEntry } from '../block-kit/element-value.js';
import { placedElements, type PlacedElement } from '../block-kit/placed-elements.js';
import type { Names } from '../drawing/written-text.js';
import type { JsonObject } from '../json.js';
import { describeField, fieldName } from './element-texts.js';

/** What holds values in blocks, by what a person calls each; where several are called the same, with their block ids. */
export function namedFields(blocks: readonly JsonObject[], names: Names): [string, PlacedElement][] {
  const fields = placedElements(blocks).filter(({ element }) => initialEntry(element) !== undefined);
  const called = fields.map(placed => fieldName(placed, names));
  return fields.map((placed, index) => {
    const name = called[index] ?? '';
    const isAlone = called.indexOf(name) === called.lastIndexOf(name);
    return [isAlone ? name : describeField(placed, names), placed];
  });
}
