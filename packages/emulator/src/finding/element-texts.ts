import type { PlacedElement } from '../block-kit/placed-elements.js';
import { optionTexts } from '../drawing/element-drawing.js';
import { textAt, type Names } from '../drawing/written-text.js';
import { objectAt, stringAt } from '../json.js';

/** By what a person tells an element from others. */
export interface ElementTexts {
  readonly kind: string;
  /** What stands on it: one text, or one for each of its buttons. */
  readonly texts: readonly string[];
  readonly label: string;
  readonly placeholder: string;
  readonly options: readonly string[];
}

/** The texts on an element and around it; empty where there are none. */
export function elementTexts({ element, block }: PlacedElement, names: Names): ElementTexts {
  const buttons = ['positive_button', 'negative_button'].map(key =>
    textAt(objectAt(element, key) ?? {}, 'text', names),
  );
  return {
    kind: stringAt(element, 'type') ?? '',
    texts: [textAt(element, 'text', names), ...buttons].filter(text => text !== ''),
    label: textAt(block, block.type === 'input' ? 'label' : 'text', names),
    placeholder: textAt(element, 'placeholder', names),
    options: optionTexts(element, names),
  };
}

/** An element in an error: `button "Close" (ticket_close)`. */
export function describeElement(placed: PlacedElement, names: Names): string {
  const { kind, texts, label, placeholder } = elementTexts(placed, names);
  const text = texts.join('" / "') || label || placeholder;
  return `${kind}${text === '' ? '' : ` "${text}"`} (${placed.actionId} in ${placed.blockId})`;
}
