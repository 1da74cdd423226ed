import { isJsonObject, type JsonObject, type JsonValue, stringAt } from '../json.js';
import { listOptionsOf } from './composition.rules.js';
import { composeRichText } from './mrkdwn-to-rich-text.js';

/** Where an element keeps what was entered, and where it keeps what it starts with. */
interface ValueSlot {
  readonly field: string;
  readonly initial: string;
  readonly isMany?: true;
  /** The value is an option of the element, not a plain one. */
  readonly isOption?: true;
}

const toTextValue: ValueSlot = { field: 'value', initial: 'initial_value' };
const toOptionValue: ValueSlot = { field: 'selected_option', initial: 'initial_option', isOption: true };
const toOptionValues: ValueSlot = {
  field: 'selected_options',
  initial: 'initial_options',
  isOption: true,
  isMany: true,
};

const VALUE_SLOTS: Readonly<Record<string, ValueSlot>> = {
  plain_text_input: toTextValue,
  email_text_input: toTextValue,
  url_text_input: toTextValue,
  number_input: toTextValue,
  rich_text_input: { field: 'rich_text_value', initial: 'initial_value' },
  file_input: { field: 'files', initial: 'initial_files', isMany: true },
  static_select: toOptionValue,
  external_select: toOptionValue,
  radio_buttons: toOptionValue,
  checkboxes: toOptionValues,
  multi_static_select: toOptionValues,
  multi_external_select: toOptionValues,
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
export function getInitialEntry(element: JsonObject): JsonObject | undefined {
  const slot = findValueSlot(element);
  if (!slot || typeof element.type !== 'string') return undefined;
  return { ...pickTypeAndTimezone(element), [slot.field]: element[slot.initial] ?? (slot.isMany ? [] : null) };
}

/** Whether an entry holds something. */
export function isFilled(entry: JsonObject): boolean {
  const slot = findValueSlot(entry);
  const value = slot ? entry[slot.field] : undefined;
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== '';
}

/**
 * What an element holds after somebody entered or chose `value`: text, an id, a date, the value or the text of an
 * option, or a list of these for an element that takes several. `null` and empty text empty it.
 * @param called how the element is called in errors
 * @throws Error when the element takes no value, or Slack's client would not let anybody enter this one
 */
export function toEnteredEntry(element: JsonObject, value: JsonValue, called = describeAction(element)): JsonObject {
  const type = stringAt(element, 'type') ?? 'element';
  // An overflow menu is chosen from like a select, though it keeps nothing.
  const slot = type === 'overflow' ? toOptionValue : findValueSlot(element);
  if (!slot) throw new Error(`A ${type} takes no value: click it instead.`);
  const kind = pickTypeAndTimezone(element);
  if (value === null || value === '') return { ...kind, [slot.field]: slot.isMany ? [] : null };
  if (!slot.isMany && Array.isArray(value)) throw new Error(`${called} takes one value, not a list.`);
  const read = (wanted: JsonValue): JsonValue =>
    slot.isOption ? findChosenOption(element, wanted, called) : readEnteredValue(element, wanted, called);
  if (!slot.isMany) return { ...kind, [slot.field]: read(value) };
  return {
    ...kind,
    [slot.field]: isWithinMaxSelected(element, (Array.isArray(value) ? value : [value]).map(read), called),
  };
}

/** Slack's client takes no more than the element asks for. */
function isWithinMaxSelected(element: JsonObject, chosen: JsonValue[], called: string): JsonValue[] {
  const most = element.max_selected_items ?? element.max_files;
  if (typeof most !== 'number' || chosen.length <= most) return chosen;
  throw new Error(`${called} takes ${most} at most, and these are ${chosen.length}.`);
}

function findChosenOption(element: JsonObject, wanted: JsonValue, called: string): JsonObject {
  const offered = listOptionsOf(element);
  const found = findOption(offered, wanted);
  if (found) return found;
  // What an external select offers is known to the app alone: whoever chooses has asked it.
  if (stringAt(element, 'type')?.endsWith('external_select')) {
    if (isJsonObject(wanted) && typeof wanted.value === 'string' && renderOptionText(wanted) !== undefined)
      return wanted;
    throw new Error(`${called} takes an option that the app has offered, with its text and value.`);
  }
  const name = JSON.stringify(getOptionLabel(wanted));
  throw new Error(`${called} offers no ${name}. It offers: ${listOptions(offered)}.`);
}

/** An entry says of which kind its element is, and that of a time in which zone. */
const pickTypeAndTimezone = ({ type = 'element', timezone }: JsonObject): JsonObject =>
  timezone === undefined ? { type } : { type, timezone };

const describeAction = (element: JsonObject): string => `"${stringAt(element, 'action_id') ?? 'The element'}"`;

function findValueSlot(element: JsonObject): ValueSlot | undefined {
  return typeof element.type === 'string' && Object.hasOwn(VALUE_SLOTS, element.type)
    ? VALUE_SLOTS[element.type]
    : undefined;
}

/** The option that is wanted, by its value, else by its text: that of an option, or alone. */
export function findOption(options: readonly JsonObject[], wanted: JsonValue): JsonObject | undefined {
  const key = getOptionLabel(wanted);
  return options.find(each => each.value === key) ?? options.find(each => renderOptionText(each) === key);
}

/** By what an option is told from others: its value, or its text where it has none. What else is wanted is its name. */
export function getOptionLabel(wanted: JsonValue): JsonValue | undefined {
  return isJsonObject(wanted) ? (wanted.value ?? renderOptionText(wanted)) : wanted;
}

/** What an option says; in attachments that is a plain text. */
export function renderOptionText({ text }: JsonObject): string | undefined {
  if (typeof text === 'string') return text;
  return isJsonObject(text) ? stringAt(text, 'text') : undefined;
}

/** Options in an error: `High (high), Low (low)`. */
export function listOptions(options: readonly JsonObject[]): string {
  const said = options.map(option => {
    const [text, value] = [renderOptionText(option) ?? '', stringAt(option, 'value')];
    return value === undefined || value === text ? text : `${text} (${value})`;
  });
  return said.join(', ') || 'nothing';
}

/** Reads what somebody enters; `undefined` when Slack's client would not take it. */
type InputReader = (value: JsonValue, element: JsonObject) => JsonValue | undefined;

/** What an element takes, in words for those who gave it something else. */
interface ElementInput {
  readonly takes: string;
  readonly read: InputReader;
}

const MAX_ENTERED_TEXT_LENGTH = 3000;

const readTextLine: ElementInput = {
  takes: `one line of text, of ${MAX_ENTERED_TEXT_LENGTH} characters at most`,
  read: value =>
    typeof value === 'string' && value.length <= MAX_ENTERED_TEXT_LENGTH && !/[\r\n]/.test(value) ? value : undefined,
};
const readLines: ElementInput = {
  takes: `text of ${MAX_ENTERED_TEXT_LENGTH} characters at most`,
  read: value => (typeof value === 'string' && value.length <= MAX_ENTERED_TEXT_LENGTH ? value : undefined),
};
const readId: ElementInput = {
  takes: 'a name or an id',
  read: value => (typeof value === 'string' ? value : undefined),
};

const ELEMENT_INPUTS: Readonly<Record<string, ElementInput>> = {
  email_text_input: readTextLine,
  url_text_input: readTextLine,
  number_input: {
    ...readTextLine,
    read: value => readTextLine.read(typeof value === 'number' ? String(value) : value, {}),
  },
  rich_text_input: {
    takes: 'text, or a rich text block',
    read: value => {
      if (typeof value === 'string') return composeRichText(value);
      return isJsonObject(value) && value.type === 'rich_text' ? value : undefined;
    },
  },
  file_input: { takes: 'files', read: readFile },
  users_select: readId,
  conversations_select: readId,
  channels_select: readId,
  datepicker: {
    takes: 'a date as YYYY-MM-DD',
    read: value => (typeof value === 'string' && isDay(value) ? value : undefined),
  },
  timepicker: {
    takes: 'a time as HH:mm',
    read: value => (typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value) ? value : undefined),
  },
  datetimepicker: { takes: 'a moment, in seconds since the epoch or as YYYY-MM-DDTHH:mm', read: readMoment },
};

/**
 * What an element makes of what somebody enters.
 * @param called how the element is called in errors
 * @throws Error that says what it takes instead
 */
export function readEnteredValue(element: JsonObject, value: JsonValue, called: string): JsonValue {
  const { takes, read } = getElementInput(element);
  const entered = read(value, element);
  if (entered !== undefined) return entered;
  throw new Error(`${called} takes ${takes}, not ${shortenInput(JSON.stringify(value))}.`);
}

function getElementInput(element: JsonObject): ElementInput {
  const type = (stringAt(element, 'type') ?? '').replace(/^multi_/, '');
  if (type === 'plain_text_input') return element.multiline === true ? readLines : readTextLine;
  const taking = Object.hasOwn(ELEMENT_INPUTS, type) ? ELEMENT_INPUTS[type] : undefined;
  if (!taking) throw new Error(`A ${type} takes no value: click it instead.`);
  const types = element.filetypes;
  if (type !== 'file_input' || !Array.isArray(types) || types.length === 0) return taking;
  const kinds = types.filter(each => typeof each === 'string').join(', ');
  return { ...taking, takes: `files of these kinds: ${kinds}` };
}

function isDay(text: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return day !== undefined && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** Ten digits: what has more is in milliseconds. */
function readMoment(value: JsonValue): number | undefined {
  const isText = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value);
  const seconds = isText ? Date.parse(/(Z|[+-]\d{2}:\d{2})$/.test(value) ? value : `${value}Z`) / 1000 : value;
  return typeof seconds === 'number' && Number.isInteger(seconds) && /^\d{10}$/.test(String(seconds))
    ? seconds
    : undefined;
}

/** A file that was uploaded, of a kind that is asked for. */
function readFile(value: JsonValue, element: JsonObject): JsonValue | undefined {
  if (!isJsonObject(value) || typeof value.id !== 'string') return undefined;
  const { filetypes } = element;
  if (!Array.isArray(filetypes) || filetypes.length === 0) return value;
  const ending = stringAt(value, 'name')?.split('.').at(-1)?.toLowerCase();
  return [ending, value.filetype].some(kind => kind !== undefined && filetypes.includes(kind)) ? value : undefined;
}

const shortenInput = (text: string): string => (text.length > 100 ? `${text.slice(0, 100)}…` : text);
