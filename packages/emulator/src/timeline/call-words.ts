import { isJsonObject, parseJson, stringAt, type JsonObject, type JsonValue } from '../json.js';
import { placeOf, quoted, said, titleOf, type NameOf } from './few-words.js';

/** Arguments that are worth nothing to a reader, or too much. */
const LEFT_OUT = new Set([
  'token',
  'team_id',
  'trigger_id',
  'interactivity_pointer',
  'hash',
  'metadata',
  'client_msg_id',
]);
const MOST = 5;
/** Longer data in a form is not read for the sake of a few words. */
const LONGEST_DATA = 4000;

/** The arguments of a call that tell what it does. */
export function argumentWords(args: JsonObject, nameOf: NameOf): string {
  const words: string[] = [];
  for (const [name, value] of Object.entries(args)) {
    if (words.length === MOST) break;
    if (value === undefined || value === null || value === '' || LEFT_OUT.has(name)) continue;
    words.push(argumentWord(name, value, nameOf));
  }
  return words.join(' ');
}

function argumentWord(name: string, value: JsonValue, nameOf: NameOf): string {
  if (typeof value === 'string') {
    if (name === 'channel') return placeOf(value, nameOf);
    if (name === 'user' || name === 'user_id') return `@${nameOf(value)}`;
    if (name === 'text' || name === 'markdown_text') return said(value, nameOf);
  }
  const data = isWritten(value) ? parseJson(value) : value;
  if (Array.isArray(data)) return `${name}: ${data.length}`;
  if (isJsonObject(data)) return `${name} ${name === 'view' ? viewWords(data) : '{…}'}`.trim();
  return `${name}: ${typeof value === 'string' ? quoted(value) : JSON.stringify(value)}`;
}

/** Whether it is data that a form carries as text. */
const isWritten = (value: JsonValue): value is string =>
  typeof value === 'string' && value.length <= LONGEST_DATA && /^[{[]/.test(value);

const viewWords = (view: JsonObject): string => titleOf(view) || (stringAt(view, 'type') ?? '');
