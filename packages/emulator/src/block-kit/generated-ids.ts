import { isJsonObject, readObjects, type JsonObject } from '../json.js';

/** Gives blocks and interactive elements the ids that the app left to Slack. */
export function withIds(blocks: readonly JsonObject[], word: () => string): JsonObject[] {
  return blocks.map(block => {
    const elements = readObjects(block.elements);
    return {
      ...block,
      block_id: block.block_id ?? word(),
      ...(elements ? { elements: elements.map(element => withActionId(element, word)) } : {}),
      ...(isJsonObject(block.accessory) ? { accessory: withActionId(block.accessory, word) } : {}),
      ...(isJsonObject(block.element) ? { element: withActionId(block.element, word) } : {}),
    };
  });
}

/** Texts, images and rich text are nothing to act on. */
const INERT = /^(plain_text|mrkdwn|image|rich_text_\w+)$/;

function withActionId(element: JsonObject, word: () => string): JsonObject {
  if (typeof element.type !== 'string' || (INERT.test(element.type) && element.type !== 'rich_text_input'))
    return element;
  return { ...element, action_id: element.action_id ?? word() };
}
