import { isJsonObject, parseJson, type JsonValue } from '../../../src/json.js';

/** How an input of a function is entered. */
export type InputLook = 'person' | 'channel' | 'yes_no' | 'number' | 'date' | 'json' | 'text';

const LOOKS: Readonly<Record<string, InputLook>> = {
  'slack#/types/user_id': 'person',
  'slack#/types/channel_id': 'channel',
  'slack#/types/date': 'date',
  'slack#/types/timestamp': 'number',
  'slack#/types/rich_text': 'json',
  boolean: 'yes_no',
  number: 'number',
  integer: 'number',
  array: 'json',
  object: 'json',
};

export const lookOfInput = (type: string): InputLook => LOOKS[type] ?? 'text';

/** What was entered, as its type has it. @throws Error when it is none of that type */
export function valueOfInput(name: string, type: string, text: string): JsonValue {
  const look = lookOfInput(type);
  if (look === 'yes_no') return text === 'true';
  if (look === 'number') {
    const number = Number(text);
    if (Number.isFinite(number)) return number;
    throw new Error(`The input "${name}" is no number: ${text}`);
  }
  if (look !== 'json') return text;
  const held = parseJson(`{"value":${text}}`);
  if (isJsonObject(held) && held.value !== undefined) return held.value;
  throw new Error(`The input "${name}" is no JSON: ${text}`);
}
