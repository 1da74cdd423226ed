import { getEntry, type BlockState } from '../../../src/block-kit/block-state.js';
import { getInitialEntry } from '../../../src/block-kit/element-value.js';
import type { PlacedElement } from '../../../src/block-kit/block-elements.js';
import { stringAt, type JsonObject } from '../../../src/json.js';
import type { Entered } from '../store/entries.slice.js';
import { entryKey } from '../store/seen.js';
import type { SeenSlice } from '../store/seen.slice.js';
import type { Surface } from './surface.js';

/** An element that can be acted on, and where it is. */
export interface ElementPlace {
  readonly surface: Surface;
  readonly element: JsonObject;
  readonly block: JsonObject;
  /** What the store keeps of it is kept by this. It outlives updates: an app empties an element by another id. */
  readonly key: string;
}

export function placeOf(surface: Surface, { element, block }: Pick<PlacedElement, 'element' | 'block'>): ElementPlace {
  const key = `${surfaceKey(surface)} ${JSON.stringify([blockIdOf(block), actionIdOf(element)])}`;
  return { surface, element, block, key };
}

/** What is done in a message or view is done in order. */
export function surfaceKey(surface: Surface): string {
  if (surface.kind === 'view') return surface.view.id;
  return entryKey({ ...surface.message, userId: surface.userId });
}

export function placedAt({ element, block }: ElementPlace): PlacedElement {
  return { blockId: blockIdOf(block), actionId: actionIdOf(element), element, block };
}

/** What names it in the control API. `text`: what stands on it, or on one of its options, where that tells them apart. */
export function targetOf({ surface, element, block }: ElementPlace, text?: string): JsonObject {
  const shown: JsonObject =
    surface.kind === 'view'
      ? { view: surface.view.id }
      : { message: surface.message.ts, channel: surface.message.channel };
  const named = { blockId: blockIdOf(block), actionId: actionIdOf(element) };
  return { ...shown, element: text === undefined ? named : { ...named, text } };
}

/**
 * What it holds: as it was entered here, else as the emulator has it, else as it starts.
 * @param held what the emulator has of all that is in the same message or view
 */
export function shownEntry(
  place: ElementPlace,
  entered: Entered | undefined,
  held: BlockState | undefined,
): JsonObject | undefined {
  const isOfThis = entered?.entry.type === place.element.type;
  return (isOfThis ? entered?.entry : undefined) ?? heldEntry(place, held) ?? getInitialEntry(place.element);
}

/** What the emulator has of it. */
export function heldEntry({ element, block }: ElementPlace, state: BlockState = {}): JsonObject | undefined {
  const held = getEntry(state, blockIdOf(block), actionIdOf(element));
  return held?.type === element.type ? held : undefined;
}

/** What the emulator has of all that is in a message or view. */
export function heldState(surface: Surface, { seen }: Pick<SeenSlice, 'seen'>): BlockState | undefined {
  return surface.kind === 'view' ? surface.view.state : seen?.entries[surfaceKey(surface)];
}

/** An element of an attachment has the ids of those times. */
const blockIdOf = (block: JsonObject): string => stringAt(block, 'block_id') ?? stringAt(block, 'callback_id') ?? '';
const actionIdOf = (element: JsonObject): string => stringAt(element, 'action_id') ?? stringAt(element, 'name') ?? '';
