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

type ValueField = (typeof valueFields)[number];

/** Reads by field, not by type: an element that Slack adds later keeps its value in one of these too. */
export const valueFieldOf = (element: JsonObject): ValueField | undefined =>
  valueFields.find(name => Object.hasOwn(element, name));

/** What was typed or chosen, options as their values; undefined where nothing was, and for an element without a value. */
export function elementValue(element: JsonObject): unknown {
  const field = valueFieldOf(element);
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
