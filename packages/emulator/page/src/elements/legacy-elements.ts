import { isJsonObject, type JsonObject, objectsAt, stringAt } from '../../../src/json.js';

/**
 * Converts a legacy attachment action to the corresponding block element.
 * @param action one of the attachment's `actions`
 */
export function fromLegacyAction(action: JsonObject): JsonObject {
  const named = { ...action, action_id: stringAt(action, 'name') ?? '', isLegacy: true };
  if (action.type !== 'select') return { ...named, type: 'button' };
  const source = stringAt(action, 'data_source') ?? 'static';
  const [chosen] = objectsAt(action, 'selected_options');
  return {
    ...named,
    type: `${source}_select`,
    placeholder: { type: 'plain_text', text: stringAt(action, 'text') ?? '' },
    ...(chosen ? toInitialValue(source, chosen) : {}),
  };
}

/** Selects of users and conversations have their initial value as an id. */
function toInitialValue(source: string, chosen: JsonObject): JsonObject {
  const initial = INITIAL_FIELDS.get(source);
  return initial === undefined ? { initial_option: chosen } : { [initial]: stringAt(chosen, 'value') ?? null };
}

const INITIAL_FIELDS = new Map([
  ['users', 'initial_user'],
  ['channels', 'initial_channel'],
  ['conversations', 'initial_conversation'],
]);

/** Buttons of an attachment may share a name; their text distinguishes them. */
export function getLegacyText(element: JsonObject): string | undefined {
  return element.isLegacy === true && !isJsonObject(element.text) ? stringAt(element, 'text') : undefined;
}
