import { isJsonObject, stringAt, type JsonObject, type JsonValue } from '../json.js';
import { composedText } from './composed-text.js';

/** Reads what somebody enters; `undefined` when Slack's client would not take it. */
type Reader = (value: JsonValue, element: JsonObject) => JsonValue | undefined;

/** What an element takes, in words for those who gave it something else. */
interface Taking {
  readonly takes: string;
  readonly read: Reader;
}

const MAX_TEXT = 3000;

const line: Taking = {
  takes: `one line of text, of ${MAX_TEXT} characters at most`,
  read: value => (typeof value === 'string' && value.length <= MAX_TEXT && !/[\r\n]/.test(value) ? value : undefined),
};
const lines: Taking = {
  takes: `text of ${MAX_TEXT} characters at most`,
  read: value => (typeof value === 'string' && value.length <= MAX_TEXT ? value : undefined),
};
const id: Taking = { takes: 'a name or an id', read: value => (typeof value === 'string' ? value : undefined) };

const takings: Readonly<Record<string, Taking>> = {
  email_text_input: line,
  url_text_input: line,
  number_input: { ...line, read: value => line.read(typeof value === 'number' ? String(value) : value, {}) },
  rich_text_input: {
    takes: 'text, or a rich text block',
    read: value => {
      if (typeof value === 'string') return composedText(value);
      return isJsonObject(value) && value.type === 'rich_text' ? value : undefined;
    },
  },
  file_input: { takes: 'files', read: readFile },
  users_select: id,
  conversations_select: id,
  channels_select: id,
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
export function readEntered(element: JsonObject, value: JsonValue, called: string): JsonValue {
  const { takes, read } = takingOf(element);
  const entered = read(value, element);
  if (entered !== undefined) return entered;
  throw new Error(`${called} takes ${takes}, not ${shortened(JSON.stringify(value))}.`);
}

function takingOf(element: JsonObject): Taking {
  const type = (stringAt(element, 'type') ?? '').replace(/^multi_/, '');
  if (type === 'plain_text_input') return element.multiline === true ? lines : line;
  const taking = Object.hasOwn(takings, type) ? takings[type] : undefined;
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

const shortened = (text: string): string => (text.length > 100 ? `${text.slice(0, 100)}…` : text);
