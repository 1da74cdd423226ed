import { isJsonObject, readObjects, stringAt, type JsonObject } from '../json.js';

/** An element, and the ids by which payloads name it. */
export interface PlacedElement {
  readonly blockId: string;
  readonly actionId: string;
  readonly element: JsonObject;
  readonly block: JsonObject;
}

/** The elements of a block, wherever the block keeps them. */
export function elementsOf(block: JsonObject): JsonObject[] {
  const single = [block.accessory, block.element].filter(isJsonObject);
  return [...single, ...(readObjects(block.elements) ?? [])];
}

/** Every element of the blocks that can be acted on, in order. */
export function placedElements(blocks: readonly JsonObject[]): PlacedElement[] {
  return blocks.flatMap(block => {
    const blockId = stringAt(block, 'block_id');
    return elementsOf(block).flatMap(element => {
      const actionId = stringAt(element, 'action_id');
      return blockId === undefined || actionId === undefined ? [] : [{ blockId, actionId, element, block }];
    });
  });
}
