import { isJsonObject, type JsonObject, type JsonValue, objectsAt, stringAt } from '../json.js';

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
export function locateBlocks(blocks: readonly JsonObject[], place = ''): Located[] {
  return locateParts(blocks, place).flatMap(({ pointer, part }) => [
    { pointer, part },
    ...locateParts(objectsAt(part, 'child_blocks'), `${pointer}/child_blocks`),
    ...(part.type === 'carousel' ? locateParts(objectsAt(part, 'elements'), `${pointer}/elements`) : []),
  ]);
}

/** Texts, images, rich text and the cards of a carousel are nothing to act on. */
const INERT = /^(plain_text|mrkdwn|image|card|rich_text_(section|list|quote|preformatted))$/;

/** The elements of a block that can be acted on, wherever the block keeps them. */
export function locateElements(block: JsonObject, place = ''): Located[] {
  const single = ['accessory', 'element'].flatMap(name => {
    const part = block[name];
    return isJsonObject(part) ? [{ pointer: `${place}/${name}`, part }] : [];
  });
  const lists = ['elements', 'actions'].flatMap(name => locateParts(objectsAt(block, name), `${place}/${name}`));
  return [...single, ...lists, ...listCellElements(block, place)].filter(
    ({ part }) => typeof part.type === 'string' && !INERT.test(part.type),
  );
}

/** Data tables have them in their cells. */
function listCellElements({ rows }: JsonObject, place: string): Located[] {
  if (!Array.isArray(rows)) return [];
  return rows.flatMap((row, at) =>
    (Array.isArray(row) ? row : []).flatMap((cell, column) => {
      const part = isJsonObject(cell) ? cell.element : undefined;
      return isJsonObject(part) ? [{ pointer: `${place}/rows/${at}/${column}/element`, part }] : [];
    }),
  );
}

/** The elements of a block that can be acted on. */
export function listElements(block: JsonObject): JsonObject[] {
  return locateElements(block).map(({ part }) => part);
}

/** Every element of the blocks that can be acted on, in order. */
export function listPlacedElements(blocks: readonly JsonObject[]): PlacedElement[] {
  return locateBlocks(blocks).flatMap(({ part: block }) => {
    const blockId = stringAt(block, 'block_id');
    return listElements(block).flatMap(element => {
      const actionId = stringAt(element, 'action_id');
      return blockId === undefined || actionId === undefined ? [] : [{ blockId, actionId, element, block }];
    });
  });
}

function locateParts(parts: readonly JsonObject[], place: string): Located[] {
  return parts.map((part, index) => ({ pointer: `${place}/${index}`, part }));
}

/** Gives blocks and interactive elements the ids that the app left to Slack. */
export function generateMissingIds(blocks: readonly JsonObject[], word: () => string): JsonObject[] {
  return blocks.map(block => withActionId(block, word));
}

/** Containers and carousels hold no others of their kind. */
function withActionId(block: JsonObject, word: () => string, isInner = false): JsonObject {
  const acted = new Set(listElements(block));
  const name = (part: JsonValue): JsonValue => {
    if (!isJsonObject(part)) return part;
    if (part.type === 'card' && !isInner) return withActionId(part, word, true);
    return acted.has(part) ? { ...part, action_id: part.action_id ?? word() } : part;
  };
  const cell = (part: JsonValue): JsonValue =>
    isJsonObject(part) && part.element !== undefined ? { ...part, element: name(part.element) } : part;
  const inner = (key: string, change: (part: JsonValue) => JsonValue): JsonObject => {
    const value = block[key];
    if (value === undefined) return {};
    return { [key]: Array.isArray(value) ? value.map(change) : change(value) };
  };
  return {
    ...block,
    block_id: block.block_id ?? word(),
    ...inner('accessory', name),
    ...inner('element', name),
    ...inner('elements', name),
    ...inner('actions', name),
    ...inner('rows', row => (Array.isArray(row) ? row.map(cell) : row)),
    ...(isInner ? {} : inner('child_blocks', part => (isJsonObject(part) ? withActionId(part, word, true) : part))),
  };
}
