import { isJsonObject, type JsonObject, type JsonValue } from '../json.js';
import { elementsOf } from './placed-elements.js';

/** Gives blocks and interactive elements the ids that the app left to Slack. */
export function withIds(blocks: readonly JsonObject[], word: () => string): JsonObject[] {
  return blocks.map(block => named(block, word));
}

/** Containers and carousels hold no others of their kind. */
function named(block: JsonObject, word: () => string, isInner = false): JsonObject {
  const acted = new Set(elementsOf(block));
  const name = (part: JsonValue): JsonValue => {
    if (!isJsonObject(part)) return part;
    if (part.type === 'card' && !isInner) return named(part, word, true);
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
    ...(isInner ? {} : inner('child_blocks', part => (isJsonObject(part) ? named(part, word, true) : part))),
  };
}
