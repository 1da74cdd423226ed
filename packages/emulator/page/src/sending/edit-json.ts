import { getShapeTexts, type Shape } from '../../../src/api-reference/reference-types.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/json.js';

/** Property names and array indexes. */
export type Path = readonly (string | number)[];

export function setValueAt(object: JsonObject, path: Path, value: JsonValue): JsonObject {
  const changed = setAt(object, path, value);
  return isJsonObject(changed) ? changed : object;
}

function setAt(from: JsonValue, [key, ...rest]: Path, value: JsonValue): JsonValue {
  if (key === undefined) return value;
  if (Array.isArray(from)) return from.map((item, at) => (at === key ? setAt(item, rest, value) : item));
  return isJsonObject(from) ? { ...from, [key]: setAt(from[key] ?? null, rest, value) } : from;
}

/** The initial value of an added property. */
export function createDefaultValue(shape: Shape): JsonValue {
  if (typeof shape !== 'string') return Array.isArray(shape) ? [] : {};
  const [text] = getShapeTexts(shape) ?? [];
  if (text !== undefined) return text;
  const kinds = shape.split('|');
  if (kinds.includes('string')) return '';
  if (kinds.includes('number')) return 0;
  if (kinds.includes('boolean')) return false;
  return kinds.includes('list') ? [] : {};
}

/** Returns a number if the field is numeric and the text parses as one, else the text. */
export function parseTypedValue(shape: Shape | undefined, before: JsonValue, text: string): JsonValue {
  const isNumber = shape === undefined ? typeof before === 'number' : shape === 'number';
  const number = Number(text);
  return isNumber && String(number) === text ? number : text;
}
