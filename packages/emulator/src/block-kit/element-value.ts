import { isJsonObject, objectsAt, stringAt, type JsonObject, type JsonValue } from '../json.js';

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
  return { type: element.type, [slot.field]: element[slot.initial] ?? (slot.isMany ? [] : null) };
}

/** Whether an entry holds something. */
export function isFilled(entry: JsonObject): boolean {
  const slot = slotOf(entry);
  const value = slot ? entry[slot.field] : undefined;
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== '';
}

/**
 * What an element holds after somebody entered or chose `value`: text, an id, a date, the value or the text of an
 * option, or a list of these for an element that takes several.
 * @param known options that are not in the element itself, such as an app suggested
 * @throws Error when the element takes no value, or has no such option
 */
export function enteredEntry(element: JsonObject, value: JsonValue, known: readonly JsonObject[] = []): JsonObject {
  const type = stringAt(element, 'type') ?? 'element';
  // An overflow menu is chosen from like a select, though it keeps nothing.
  const slot = type === 'overflow' ? option : slotOf(element);
  if (!slot) throw new Error(`A ${type} takes no value: click it instead.`);
  const pick = (wanted: JsonValue): JsonValue => (slot.isOption ? findOption(element, wanted, known) : wanted);
  if (!slot.isMany) return { type, [slot.field]: pick(value) };
  return { type, [slot.field]: (Array.isArray(value) ? value : [value]).map(pick) };
}

function findOption(element: JsonObject, wanted: JsonValue, known: readonly JsonObject[]): JsonObject {
  if (isJsonObject(wanted)) return wanted;
  const groups = objectsAt(element, 'option_groups').flatMap(group => objectsAt(group, 'options'));
  const choices = [...objectsAt(element, 'options'), ...groups, ...known];
  const found = choices.find(each => each.value === wanted || (isJsonObject(each.text) && each.text.text === wanted));
  if (found) return found;
  // What an external select offers is only known to the app: anything may be one of its options.
  if (typeof wanted === 'string' && stringAt(element, 'type')?.endsWith('external_select')) {
    return { text: { type: 'plain_text', text: wanted, emoji: true }, value: wanted };
  }
  const offered = choices.map(each => stringAt(each, 'value')).join(', ');
  const name = stringAt(element, 'action_id') ?? 'The element';
  throw new Error(`"${name}" offers no ${JSON.stringify(wanted)}. It offers: ${offered || 'nothing'}.`);
}

function slotOf(element: JsonObject): ValueSlot | undefined {
  return typeof element.type === 'string' && Object.hasOwn(slots, element.type) ? slots[element.type] : undefined;
}
