import { type PlacedElement, listPlacedElements } from '../block-kit/block-elements.js';
import { listAttachmentElements, isAttachmentElement } from '../actions/attachment-elements.js';
import type { InteractionSurface } from '../dispatch/interaction-payload.js';
import { renderTextAt, type NameResolver } from '../rendering/plain-text.js';
import { matchingElements, type ElementMarks, type ElementMatch } from '../element-search/element-match.js';
import { getElementTexts } from '../element-search/element-texts.js';
import { objectAt, type JsonObject } from '../json.js';
import { getVisibleBlocks } from '../workspace/messages/message-content.js';
import { writeLiteral, writeObject } from './literals.js';

/** What can be acted on where somebody acted. */
function listSurfaceElements(surface: InteractionSurface): readonly PlacedElement[] {
  if (surface.kind === 'view') return listPlacedElements(surface.view.blocks);
  return [...listPlacedElements(getVisibleBlocks(surface.message)), ...listAttachmentElements(surface.message)];
}

/**
 * What a person would call an element, as the kit takes it: a text where that tells it from others, else by several marks.
 * @param entry what a button says, to tell it from the other one of its element
 */
export function findElementQuery(
  surface: InteractionSurface,
  placed: PlacedElement,
  names: NameResolver,
  entry: JsonObject,
): string {
  const { texts, label, placeholder } = getElementTexts(placed, names);
  const { actionId, blockId } = placed;
  const clicked = placed.element.type === 'feedback_buttons' ? renderTextAt(entry, 'text', names) : texts[0];
  const ids = { actionId, blockId };
  const mark = clicked === undefined ? {} : { text: clicked };
  const candidates: readonly ElementMatch[] = [
    ...(clicked === undefined ? [label, placeholder] : [clicked, { ...mark, label }]).filter(isNamed),
    ...(placed.element.type === 'feedback_buttons' ? [] : [actionId]),
    { ...mark, actionId },
    { ...mark, ...ids },
  ];
  const elements = listSurfaceElements(surface);
  const isIt = (match: ElementMatch): boolean => {
    const found = matchingElements(elements, match, names);
    return found.length === 1 && found.every(each => isSame(each, placed));
  };
  return getElementSource(candidates.find(isIt) ?? { ...mark, ...ids });
}

/** The option that somebody chose where options are but a click away, when its text tells it from all else. */
export function findClickedOption(
  surface: InteractionSurface,
  placed: PlacedElement,
  names: NameResolver,
  entry: JsonObject,
): string | undefined {
  const text = renderTextAt(objectAt(entry, 'selected_option') ?? {}, 'text', names);
  const isOpen = placed.element.type === 'overflow' || placed.element.type === 'radio_buttons';
  const found = isOpen && text !== '' ? matchingElements(listSurfaceElements(surface), text, names) : [];
  return found.length === 1 && found.every(each => isSame(each, placed)) ? writeLiteral(text) : undefined;
}

/** What a person would call a field: a key of what is filled in. */
export function findFieldQuery(surface: InteractionSurface, placed: PlacedElement, names: NameResolver): string {
  const { label, placeholder } = getElementTexts(placed, names);
  const elements = listSurfaceElements(surface);
  const isIt = (name: string): boolean => {
    const ofBlock = elements.filter(({ block, blockId }) => block.type === 'input' && blockId === name).slice(0, 1);
    const found = ofBlock.length > 0 ? ofBlock : matchingElements(elements, name, names);
    return found.length === 1 && found.every(each => isSame(each, placed));
  };
  const candidates = [label, placeholder, placed.actionId].filter(name => name !== '');
  return candidates.find(isIt) ?? placed.blockId;
}

const isNamed = (match: string | ElementMarks): boolean =>
  typeof match === 'string' ? match !== '' : match.label !== '';

function isSame(one: PlacedElement, other: PlacedElement): boolean {
  const isSamePlace = one.blockId === other.blockId && one.actionId === other.actionId;
  return (
    isSamePlace && (!isAttachmentElement(one) || !isAttachmentElement(other) || one.attachmentId === other.attachmentId)
  );
}

function getElementSource(match: ElementMatch): string {
  if (typeof match === 'string') return writeLiteral(match);
  if (match instanceof RegExp) return String(match);
  return writeObject(
    Object.entries(match).flatMap(([mark, value]): [string, string][] =>
      typeof value === 'string' ? [[mark, writeLiteral(value)]] : [],
    ),
  );
}
