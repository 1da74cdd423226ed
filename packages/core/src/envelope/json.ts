/** A JSON object of unknown shape. Payloads are read leniently and never trusted. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object: not null, not an array. */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const EMPTY_OBJECT: JsonObject = Object.freeze({});
const EMPTY_ARRAY: readonly unknown[] = Object.freeze([]);

/** Returns the object at a key, or an empty object, so that nested fields can be read without checks. */
export const objectAt = (value: JsonObject, key: string): JsonObject => {
  const child = value[key];
  return isJsonObject(child) ? child : EMPTY_OBJECT;
};

/** Returns the string at a key, or null if it is missing, empty or not a string. */
export const textAt = (value: JsonObject, key: string): string | null => {
  const child = value[key];
  return typeof child === 'string' && child !== '' ? child : null;
};

/** Returns the array at a key, or an empty array. */
export const arrayAt = (value: JsonObject, key: string): readonly unknown[] => {
  const child = value[key];
  return Array.isArray(child) ? child : EMPTY_ARRAY;
};

/** Returns the first object of an array, or an empty object. */
export const findFirstObject = (values: readonly unknown[]): JsonObject => values.find(isJsonObject) ?? EMPTY_OBJECT;

/** Returns the value at a property or at a path: `view.state`. */
export function valueAt(source: JsonObject, path: string): unknown {
  if (Object.hasOwn(source, path)) return source[path];
  let value: unknown = source;
  for (const key of path.split('.')) {
    if (Array.isArray(value)) value = value[Number(key)];
    else if (isJsonObject(value) && Object.hasOwn(value, key)) value = value[key];
    else return undefined;
  }
  return value;
}

/** Parses JSON from outside. Returns null if it is invalid. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Returns a field of a value that may be an object; undefined if it is not one or lacks the field. */
export function getField(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
