import { isJsonObject, stringAt, type JsonObject, type JsonValue } from '../json.js';
import { optionsOf } from './composition.rules.js';
import { readEntered } from './entered-value.js';
import { findOption, listOptions, optionName, optionText } from './menu-choice.js';

/** Where an element keeps what was entered, and where it keeps what it starts with. */
interface ValueSlot {
  readonly field: string;
  readonly initial: string;
  readonly isMany?: true;
  /** The value is an option of the element, not a plain one. */
  readonly isOption?: true;
}

const text: ValueSlot = { field: 'value', initial: 'initial_value' };
const option: ValueSlot = { field: 'selected_option', initial: 'initial_option', isOption: true };
const options: ValueSlot = { field: 'selected_options', initial: 'initial_options', isOption: true, isMany: true };

const slots: Readonly<Record<string, ValueSlot>> = {
  plain_text_input: text,
  email_text_input: text,
  url_text_input: text,
  number_input: text,
  rich_text_input: { field: 'rich_text_value', initial: 'initial_value' },
  file_input: { field: 'files', initial: 'initial_files', isMany: true },
  static_select: option,
  external_select: option,
  radio_buttons: option,
  checkboxes: options,
  multi_static_select: options,
  multi_external_select: options,
  users_select: { field: 'selected_user', initial: 'initial_user' },
  multi_users_select: { field: 'selected_users', initial: 'initial_users', isMany: true },
  conversations_select: { field: 'selected_conversation', initial: 'initial_conversation' },
  multi_conversations_select: { field: 'selected_conversations', initial: 'initial_conversations', isMany: true },
  channels_select: { field: 'selected_channel', initial: 'initial_channel' },
  multi_channels_select: { field: 'selected_channels', initial: 'initial_channels', isMany: true },
  datepicker: { field: 'selected_date', initial: 'initial_date' },
  timepicker: { field: 'selected_time', initial: 'initial_time' },
  datetimepicker: { field: 'selected_date_time', initial: 'initial_date_time' },
};

/** What an element holds before anybody touched it; nothing for one that holds no value, such as a button. */
export function initialEntry(element: JsonObject): JsonObject | undefined {
  const slot = slotOf(element);
  if (!slot || typeof element.type !== 'string') return undefined;
  return { ...kindOf(element), [slot.field]: element[slot.initial] ?? (slot.isMany ? [] : null) };
}

/** Whether an entry holds something. */
export function isFilled(entry: JsonObject): boolean {
  const slot = slotOf(entry);
  const value = slot ? entry[slot.field] : undefined;
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== '';
}

/**
 * What an element holds after somebody entered or chose `value`: text, an id, a date, the value or the text of an
 * option, or a list of these for an element that takes several. `null` and empty text empty it.
 * @param called how the element is called in errors
 * @throws Error when the element takes no value, or Slack's client would not let anybody enter this one
 */
export function enteredEntry(element: JsonObject, value: JsonValue, called = actionOf(element)): JsonObject {
  const type = stringAt(element, 'type') ?? 'element';
  // An overflow menu is chosen from like a select, though it keeps nothing.
  const slot = type === 'overflow' ? option : slotOf(element);
  if (!slot) throw new Error(`A ${type} takes no value: click it instead.`);
  const kind = kindOf(element);
  if (value === null || value === '') return { ...kind, [slot.field]: slot.isMany ? [] : null };
  if (!slot.isMany && Array.isArray(value)) throw new Error(`${called} takes one value, not a list.`);
  const read = (wanted: JsonValue): JsonValue =>
    slot.isOption ? chosenOption(element, wanted, called) : readEntered(element, wanted, called);
  if (!slot.isMany) return { ...kind, [slot.field]: read(value) };
  return { ...kind, [slot.field]: fewEnough(element, (Array.isArray(value) ? value : [value]).map(read), called) };
}

/** Slack's client takes no more than the element asks for. */
function fewEnough(element: JsonObject, chosen: JsonValue[], called: string): JsonValue[] {
  const most = element.max_selected_items ?? element.max_files;
  if (typeof most !== 'number' || chosen.length <= most) return chosen;
  throw new Error(`${called} takes ${most} at most, and these are ${chosen.length}.`);
}

function chosenOption(element: JsonObject, wanted: JsonValue, called: string): JsonObject {
  const offered = optionsOf(element);
  const found = findOption(offered, wanted);
  if (found) return found;
  // What an external select offers is known to the app alone: whoever chooses has asked it.
  if (stringAt(element, 'type')?.endsWith('external_select')) {
    if (isJsonObject(wanted) && typeof wanted.value === 'string' && optionText(wanted) !== undefined) return wanted;
    throw new Error(`${called} takes an option that the app has offered, with its text and value.`);
  }
  const name = JSON.stringify(optionName(wanted));
  throw new Error(`${called} offers no ${name}. It offers: ${listOptions(offered)}.`);
}

/** An entry says of which kind its element is, and that of a time in which zone. */
const kindOf = ({ type = 'element', timezone }: JsonObject): JsonObject =>
  timezone === undefined ? { type } : { type, timezone };

const actionOf = (element: JsonObject): string => `"${stringAt(element, 'action_id') ?? 'The element'}"`;

function slotOf(element: JsonObject): ValueSlot | undefined {
  return typeof element.type === 'string' && Object.hasOwn(slots, element.type) ? slots[element.type] : undefined;
}
