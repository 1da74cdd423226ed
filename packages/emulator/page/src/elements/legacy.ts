import { isJsonObject, objectsAt, stringAt, type JsonObject } from '../../../src/json.js';

/**
 * A button or menu of an attachment, as messages had them before blocks, as the element that is like it: it is drawn by
 * `<Element>`, with the attachment as its block.
 * @param action one of the `actions` of an attachment
 */
export function legacyElement(action: JsonObject): JsonObject {
  const named = { ...action, action_id: stringAt(action, 'name') ?? '', isLegacy: true };
  if (action.type !== 'select') return { ...named, type: 'button' };
  const source = stringAt(action, 'data_source') ?? 'static';
  const [chosen] = objectsAt(action, 'selected_options');
  return {
    ...named,
    type: `${source}_select`,
    placeholder: { type: 'plain_text', text: stringAt(action, 'text') ?? '' },
    ...(chosen ? initially(source, chosen) : {}),
  };
}

/** What Slack lists itself is chosen by its id. */
function initially(source: string, chosen: JsonObject): JsonObject {
  const initial = INITIAL.get(source);
  return initial === undefined ? { initial_option: chosen } : { [initial]: stringAt(chosen, 'value') ?? null };
}

const INITIAL = new Map([
  ['users', 'initial_user'],
  ['channels', 'initial_channel'],
  ['conversations', 'initial_conversation'],
]);

/** Buttons of an attachment may all have one name: the text on them tells them apart. */
export function nameOfLegacy(element: JsonObject): string | undefined {
  return element.isLegacy === true && !isJsonObject(element.text) ? stringAt(element, 'text') : undefined;
}
