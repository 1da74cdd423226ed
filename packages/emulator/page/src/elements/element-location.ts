import type { PlacedElement } from '../../../src/block-kit/block-elements.js';
import { type BlockState, getEntry as findStateEntry } from '../../../src/block-kit/block-state.js';
import { getInitialEntry } from '../../../src/block-kit/element-value.js';
import { type JsonObject, stringAt } from '../../../src/json.js';
import type { EnteredValue } from '../store/elements.slice.js';
import { entryKey } from '../store/slack-snapshot.js';
import type { SnapshotSlice } from '../store/snapshot.slice.js';
import type { Surface } from './surface.js';

export interface ElementLocation {
  readonly surface: Surface;
  readonly element: JsonObject;
  readonly block: JsonObject;
  /**
   * The key of the element's state in the store. It survives view updates; an app clears an element by changing its
   * id.
   */
  readonly key: string;
}

export function createLocation(
  surface: Surface,
  { element, block }: Pick<PlacedElement, 'element' | 'block'>,
): ElementLocation {
  const key = `${surfaceKey(surface)} ${JSON.stringify([blockIdOf(block), actionIdOf(element)])}`;
  return { surface, element, block, key };
}

/** Actions on one surface run in order. */
export function surfaceKey(surface: Surface): string {
  if (surface.kind === 'view') return surface.view.id;
  return entryKey({ ...surface.message, userId: surface.userId });
}

export function toPlacedElement({ element, block }: ElementLocation): PlacedElement {
  return { blockId: blockIdOf(block), actionId: actionIdOf(element), element, block };
}

/** Identifies the element in the control API. `text` selects an option or button by its label. */
export function toControlTarget({ surface, element, block }: ElementLocation, text?: string): JsonObject {
  const surfaceTarget: JsonObject =
    surface.kind === 'view'
      ? { view: surface.view.id }
      : { message: surface.message.ts, channel: surface.message.channel };
  const named = { blockId: blockIdOf(block), actionId: actionIdOf(element) };
  return { ...surfaceTarget, element: text === undefined ? named : { ...named, text } };
}

/**
 * The element's value: entered in this tab, stored by the emulator, or initial.
 * @param stored the emulator's state of the surface
 */
export function getEntry(
  location: ElementLocation,
  entered: EnteredValue | undefined,
  stored: BlockState | undefined,
): JsonObject | undefined {
  const isOfThis = entered?.entry.type === location.element.type;
  return (
    (isOfThis ? entered?.entry : undefined) ?? getStoredEntry(location, stored) ?? getInitialEntry(location.element)
  );
}

export function getStoredEntry({ element, block }: ElementLocation, state: BlockState = {}): JsonObject | undefined {
  const stored = findStateEntry(state, blockIdOf(block), actionIdOf(element));
  return stored?.type === element.type ? stored : undefined;
}

export function getStoredState(
  surface: Surface,
  { snapshot }: Pick<SnapshotSlice, 'snapshot'>,
): BlockState | undefined {
  return surface.kind === 'view' ? surface.view.state : snapshot?.entries[surfaceKey(surface)];
}

/** Elements of attachments have `callback_id` and `name` instead. */
const blockIdOf = (block: JsonObject): string => stringAt(block, 'block_id') ?? stringAt(block, 'callback_id') ?? '';
const actionIdOf = (element: JsonObject): string => stringAt(element, 'action_id') ?? stringAt(element, 'name') ?? '';
