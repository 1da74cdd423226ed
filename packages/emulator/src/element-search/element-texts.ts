import type { PlacedElement } from '../block-kit/block-elements.js';
import { optionTexts } from '../rendering/render-elements.js';
import { textAt, type Names } from '../rendering/plain-text.js';
import { objectAt, stringAt } from '../json.js';

/** By what a person tells an element from others. */
export interface ElementTexts {
  readonly kind: string;
  /** What stands on it: one text, or one for each of its buttons. */
  readonly texts: readonly string[];
  readonly label: string;
  readonly placeholder: string;
  /** The texts of options that stand in the open, to be clicked one by one. */
  readonly options: readonly string[];
}

/** The kinds whose options stand in the open, or but a click away. */
export const openChoices: readonly string[] = ['overflow', 'radio_buttons', 'checkboxes'];

/** The texts on an element and around it; empty where there are none. */
export function elementTexts({ element, block }: PlacedElement, names: Names): ElementTexts {
  const buttons = ['positive_button', 'negative_button'].map(key =>
    textAt(objectAt(element, key) ?? {}, 'text', names),
  );
  const kind = stringAt(element, 'type') ?? '';
  return {
    kind,
    texts: [textAt(element, 'text', names), ...buttons].filter(text => text !== ''),
    label: textAt(block, block.type === 'input' ? 'label' : 'text', names),
    placeholder: textAt(element, 'placeholder', names),
    options: openChoices.includes(kind) ? optionTexts(element, names) : [],
  };
}

/** What a person calls a field. */
export function fieldName(placed: PlacedElement, names: Names): string {
  const { label, placeholder } = elementTexts(placed, names);
  return label || placeholder || placed.actionId;
}

/** A field in an error: `"Title" (title)`, with its block id. */
export const describeField = (placed: PlacedElement, names: Names): string =>
  `"${fieldName(placed, names)}" (${placed.blockId})`;

/** An element in an error: `button "Close" (ticket_close)`. */
export function describeElement(placed: PlacedElement, names: Names): string {
  const { kind, texts, label, placeholder } = elementTexts(placed, names);
  const text = texts.join('" / "') || label || placeholder;
  return `${kind}${text === '' ? '' : ` "${text}"`} (${placed.actionId} in ${placed.blockId})`;
}
