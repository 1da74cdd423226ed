import { isJsonObject, objectsAt, stringAt, type JsonObject } from '../json.js';

/** An element, and the ids by which payloads name it. */
export interface PlacedElement {
  readonly blockId: string;
  readonly actionId: string;
  readonly element: JsonObject;
  readonly block: JsonObject;
}

/** Something within blocks, and where: a JSON pointer that goes on from theirs. */
export interface Located {
  readonly pointer: string;
  readonly part: JsonObject;
}

/** Every block, those within containers and carousels after the one that holds them. */
export function blocksWithin(blocks: readonly JsonObject[], place = ''): Located[] {
  return located(blocks, place).flatMap(({ pointer, part }) => [
    { pointer, part },
    ...located(objectsAt(part, 'child_blocks'), `${pointer}/child_blocks`),
    ...(part.type === 'carousel' ? located(objectsAt(part, 'elements'), `${pointer}/elements`) : []),
  ]);
}

/** Texts, images, rich text and the cards of a carousel are nothing to act on. */
const INERT = /^(plain_text|mrkdwn|image|card|rich_text_(section|list|quote|preformatted))$/;

/** The elements of a block that can be acted on, wherever the block keeps them. */
export function elementsWithin(block: JsonObject, place = ''): Located[] {
  const single = ['accessory', 'element'].flatMap(name => {
    const part = block[name];
    return isJsonObject(part) ? [{ pointer: `${place}/${name}`, part }] : [];
  });
  const lists = ['elements', 'actions'].flatMap(name => located(objectsAt(block, name), `${place}/${name}`));
  return [...single, ...lists, ...cellElements(block, place)].filter(
    ({ part }) => typeof part.type === 'string' && !INERT.test(part.type),
  );
}

/** Data tables have them in their cells. */
function cellElements({ rows }: JsonObject, place: string): Located[] {
  if (!Array.isArray(rows)) return [];
  return rows.flatMap((row, at) =>
    (Array.isArray(row) ? row : []).flatMap((cell, column) => {
      const part = isJsonObject(cell) ? cell.element : undefined;
      return isJsonObject(part) ? [{ pointer: `${place}/rows/${at}/${column}/element`, part }] : [];
    }),
  );
}

/** The elements of a block that can be acted on. */
export function elementsOf(block: JsonObject): JsonObject[] {
  return elementsWithin(block).map(({ part }) => part);
}

/** Every element of the blocks that can be acted on, in order. */
export function placedElements(blocks: readonly JsonObject[]): PlacedElement[] {
  return blocksWithin(blocks).flatMap(({ part: block }) => {
    const blockId = stringAt(block, 'block_id');
    return elementsOf(block).flatMap(element => {
      const actionId = stringAt(element, 'action_id');
      return blockId === undefined || actionId === undefined ? [] : [{ blockId, actionId, element, block }];
    });
  });
}

function located(parts: readonly JsonObject[], place: string): Located[] {
  return parts.map((part, index) => ({ pointer: `${place}/${index}`, part }));
}
