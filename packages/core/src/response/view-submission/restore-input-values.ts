import { arrayAt, isJsonObject, objectAt, textAt, type JsonObject } from '../../envelope/json.js';

/** Where a form's state keeps what an element holds, and where the element says what it begins with. */
const SLOTS: Readonly<Record<string, readonly [held: string, initial: string]>> = {
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
 * A block whose elements begin with what was typed or chosen in them. Files are the exception: Slack has no way to put
 * them back.
 *
 * @param values the `state.values` of the view that the block is in
 */
export function restoreInputValues(block: JsonObject, values: JsonObject): JsonObject {
  const held = objectAt(values, textAt(block, 'block_id') ?? '');
  const filled = (element: unknown) => (isJsonObject(element) ? withTyped(element, held) : element);
  return {
    ...block,
    ...('element' in block ? { element: filled(block['element']) } : {}),
    ...('accessory' in block ? { accessory: filled(block['accessory']) } : {}),
    ...('elements' in block ? { elements: arrayAt(block, 'elements').map(filled) } : {}),
  };
}

function withTyped(element: JsonObject, held: JsonObject): JsonObject {
  const [slot, initial] = SLOTS[textAt(element, 'type') ?? ''] ?? [];
  const entry = held[textAt(element, 'action_id') ?? ''];
  if (slot === undefined || initial === undefined || !isJsonObject(entry)) return element;
  const { [initial]: _, ...rest } = element;
  const value = entry[slot];
  // Emptied is emptied; and Slack refuses an initial value of nothing.
  const isEmpty = value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
  return isEmpty ? rest : { ...rest, [initial]: value };
}
