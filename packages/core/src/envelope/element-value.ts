import type { SlackElementValue } from './element-value.payload.js';
import { isJsonObject, type JsonObject } from './json.js';

/** Where elements keep what was typed or chosen; one has no more than one of these. */
const valueFields = [
  'selected_option',
  'selected_options',
  'value',
  'selected_user',
  'selected_users',
  'selected_channel',
  'selected_channels',
  'selected_conversation',
  'selected_conversations',
  'selected_date',
  'selected_time',
  'selected_date_time',
  'rich_text_value',
  'files',
] as const;

const knownTypes: Readonly<Record<SlackElementValue['type'], true>> = {
  button: true,
  icon_button: true,
  feedback_buttons: true,
  workflow_button: true,
  plain_text_input: true,
  number_input: true,
  email_text_input: true,
  url_text_input: true,
  rich_text_input: true,
  static_select: true,
  external_select: true,
  overflow: true,
  radio_buttons: true,
  multi_static_select: true,
  multi_external_select: true,
  checkboxes: true,
  users_select: true,
  multi_users_select: true,
  channels_select: true,
  multi_channels_select: true,
  conversations_select: true,
  multi_conversations_select: true,
  datepicker: true,
  timepicker: true,
  datetimepicker: true,
  file_input: true,
};

/** Whether it is known where an element keeps its value. Slack leaves that out, too, where nothing was chosen. */
export const isKnownElement = (element: JsonObject): boolean =>
  fieldOf(element) !== undefined || Object.hasOwn(knownTypes, String(element['type']));

/** Reads by field, not by type: an element that Slack adds later keeps its value in one of these too. */
const fieldOf = (element: JsonObject) => valueFields.find(name => Object.hasOwn(element, name));

/** What was typed or chosen, options as their values; undefined where nothing was, and for an element without a value. */
export function elementValue(element: JsonObject): unknown {
  const field = fieldOf(element);
  if (field === undefined) return undefined;
  const held = element[field] ?? undefined;
  switch (field) {
    case 'selected_option':
      return isJsonObject(held) ? held['value'] : undefined;
    case 'selected_options':
      return chosenValues(held, element['type']);
    default:
      return held;
  }
}

function chosenValues(held: unknown, type: unknown): unknown {
  if (!Array.isArray(held)) return undefined;
  const values = held.filter(isJsonObject).map(chosen => chosen['value']);
  // A menu of an attachment takes one choice, and has it in a list all the same.
  return type === 'select' ? values[0] : values;
}
