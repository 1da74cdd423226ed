import { isJsonObject, objectsAt, stringAt, type JsonObject } from '../../../src/json.js';

/**
 * A button or menu of an attachment, as messages had them before blocks, as the element that is like it: it is drawn by
 * `<Element>`, with the attachment as its block.
 * @param action one of the `actions` of an attachment
 */
export function legacyElement(action: JsonObject): JsonObject {
  const named = { ...action, action_id: stringAt(action, 'name') ?? '', isLegacy: true };
  if (action.type !== 'select') return { ...named, type: 'button' };
  const [chosen] = objectsAt(action, 'selected_options');
  return {
    ...named,
    type: `${stringAt(action, 'data_source') ?? 'static'}_select`,
    placeholder: { type: 'plain_text', text: stringAt(action, 'text') ?? '' },
    ...(chosen ? { initial_option: chosen } : {}),
  };
}

/** Buttons of an attachment may all have one name: the text on them tells them apart. */
export function nameOfLegacy(element: JsonObject): string | undefined {
  return element.isLegacy === true && !isJsonObject(element.text) ? stringAt(element, 'text') : undefined;
}
