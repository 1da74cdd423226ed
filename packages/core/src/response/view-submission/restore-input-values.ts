import { arrayAt, isJsonObject, objectAt, textAt, type JsonObject } from '../../envelope/json.js';

/** By element type: the field of `state.values` that holds the value, and the field of the element that presets it. */
const STATE_FIELDS_BY_ELEMENT_TYPE: Readonly<Record<string, readonly [state: string, initial: string]>> = {
  plain_text_input: ['value', 'initial_value'],
  email_text_input: ['value', 'initial_value'],
  url_text_input: ['value', 'initial_value'],
  number_input: ['value', 'initial_value'],
  rich_text_input: ['rich_text_value', 'initial_value'],
  static_select: ['selected_option', 'initial_option'],
  external_select: ['selected_option', 'initial_option'],
  radio_buttons: ['selected_option', 'initial_option'],
  checkboxes: ['selected_options', 'initial_options'],
  multi_static_select: ['selected_options', 'initial_options'],
  multi_external_select: ['selected_options', 'initial_options'],
  users_select: ['selected_user', 'initial_user'],
  multi_users_select: ['selected_users', 'initial_users'],
  conversations_select: ['selected_conversation', 'initial_conversation'],
  multi_conversations_select: ['selected_conversations', 'initial_conversations'],
  channels_select: ['selected_channel', 'initial_channel'],
  multi_channels_select: ['selected_channels', 'initial_channels'],
  datepicker: ['selected_date', 'initial_date'],
  timepicker: ['selected_time', 'initial_time'],
  datetimepicker: ['selected_date_time', 'initial_date_time'],
};

/**
 * Returns the block with the user's values as the initial values of its elements. Uploaded files are not restored: Slack
 * has no initial value for a file input.
 *
 * @param values the `state.values` of the view that contains the block
 */
export function restoreInputValues(block: JsonObject, values: JsonObject): JsonObject {
  const state = objectAt(values, textAt(block, 'block_id') ?? '');
  const restore = (element: unknown) => (isJsonObject(element) ? restoreElement(element, state) : element);
  return {
    ...block,
    ...('element' in block ? { element: restore(block['element']) } : {}),
    ...('accessory' in block ? { accessory: restore(block['accessory']) } : {}),
    ...('elements' in block ? { elements: arrayAt(block, 'elements').map(restore) } : {}),
  };
}

function restoreElement(element: JsonObject, state: JsonObject): JsonObject {
  const [slot, initial] = STATE_FIELDS_BY_ELEMENT_TYPE[textAt(element, 'type') ?? ''] ?? [];
  const entry = state[textAt(element, 'action_id') ?? ''];
  if (slot === undefined || initial === undefined || !isJsonObject(entry)) return element;
  const { [initial]: _, ...rest } = element;
  const value = entry[slot];
  // A value that the user cleared stays cleared. Slack rejects an empty initial value.
  const isEmpty = value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
  return isEmpty ? rest : { ...rest, [initial]: value };
}
