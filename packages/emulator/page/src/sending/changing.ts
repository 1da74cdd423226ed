import { getShapeTexts, type Shape } from '../../../src/api-reference/reference-types.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/json.js';

/** Where a value is within a payload: names, and places in lists. */
export type Path = readonly (string | number)[];

/** The payload with another value at a place. */
export function withValueAt(object: JsonObject, path: Path, value: JsonValue): JsonObject {
  const changed = changedAt(object, path, value);
  return isJsonObject(changed) ? changed : object;
}

function changedAt(from: JsonValue, [key, ...rest]: Path, value: JsonValue): JsonValue {
  if (key === undefined) return value;
  if (Array.isArray(from)) return from.map((item, at) => (at === key ? changedAt(item, rest, value) : item));
  return isJsonObject(from) ? { ...from, [key]: changedAt(from[key] ?? null, rest, value) } : from;
}

/** What a member begins with that was not there. */
export function beginningOf(shape: Shape): JsonValue {
  if (typeof shape !== 'string') return Array.isArray(shape) ? [] : {};
  const [text] = getShapeTexts(shape) ?? [];
  if (text !== undefined) return text;
  const kinds = shape.split('|');
  if (kinds.includes('string')) return '';
  if (kinds.includes('number')) return 0;
  if (kinds.includes('boolean')) return false;
  return kinds.includes('list') ? [] : {};
}

/** What is typed where a number stands is one as soon as it can be read as such, and text until then. */
export function typedValue(shape: Shape | undefined, before: JsonValue, text: string): JsonValue {
  const isNumber = shape === undefined ? typeof before === 'number' : shape === 'number';
  const number = Number(text);
  return isNumber && String(number) === text ? number : text;
}
