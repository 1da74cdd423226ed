import type { PlacedElement } from '../block-kit/block-elements.js';
import { listOptionTexts } from '../rendering/render-elements.js';
import { renderTextAt, type NameResolver } from '../rendering/plain-text.js';
import { objectAt, stringAt } from '../json.js';

/** The texts that identify an element to a user. */
export interface ElementTexts {
  readonly kind: string;
  /** What stands on it: one text, or one for each of its buttons. */
  readonly texts: readonly string[];
  readonly label: string;
  readonly placeholder: string;
  /** The texts of options that stand in the open, to be clicked one by one. */
  readonly options: readonly string[];
}

/** The element types whose options are visible, or one click away. */
export const listOpenChoices: readonly string[] = ['overflow', 'radio_buttons', 'checkboxes'];

/** Returns the texts on and around an element; empty when there are none. */
export function getElementTexts({ element, block }: PlacedElement, names: NameResolver): ElementTexts {
  const buttons = ['positive_button', 'negative_button'].map(key =>
    renderTextAt(objectAt(element, key) ?? {}, 'text', names),
  );
  const kind = stringAt(element, 'type') ?? '';
  return {
    kind,
    texts: [renderTextAt(element, 'text', names), ...buttons].filter(text => text !== ''),
    label: renderTextAt(block, block.type === 'input' ? 'label' : 'text', names),
    placeholder: renderTextAt(element, 'placeholder', names),
    options: listOpenChoices.includes(kind) ? listOptionTexts(element, names) : [],
  };
}

/** Returns the visible name of a field. */
export function getFieldName(placed: PlacedElement, names: NameResolver): string {
  const { label, placeholder } = getElementTexts(placed, names);
  return label || placeholder || placed.actionId;
}

/** A field in an error: `"Title" (title)`, with its block id. */
export const describeField = (placed: PlacedElement, names: NameResolver): string =>
  `"${getFieldName(placed, names)}" (${placed.blockId})`;

/** An element in an error: `button "Close" (ticket_close)`. */
export function describeElement(placed: PlacedElement, names: NameResolver): string {
  const { kind, texts, label, placeholder } = getElementTexts(placed, names);
  const text = texts.join('" / "') || label || placeholder;
  return `${kind}${text === '' ? '' : ` "${text}"`} (${placed.actionId} in ${placed.blockId})`;
}
