/** A JSON object of unknown shape, as Slack sends them: read leniently, never trusted. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object: not null, not an array. */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const NO_OBJECT: JsonObject = Object.freeze({});
const NO_ARRAY: readonly unknown[] = Object.freeze([]);

/** The object behind a key, or an empty one: lets a reader walk down a payload whose parts may be missing. */
export const objectAt = (value: JsonObject, key: string): JsonObject => {
  const child = value[key];
  return isJsonObject(child) ? child : NO_OBJECT;
};

/** The text behind a key, or null when it is missing, empty or not a string. */
export const textAt = (value: JsonObject, key: string): string | null => {
  const child = value[key];
  return typeof child === 'string' && child !== '' ? child : null;
};

/** The array behind a key, or an empty one. */
export const arrayAt = (value: JsonObject, key: string): readonly unknown[] => {
  const child = value[key];
  return Array.isArray(child) ? child : NO_ARRAY;
};

/** The first object of an array, or an empty one. */
export const firstObject = (values: readonly unknown[]): JsonObject => values.find(isJsonObject) ?? NO_OBJECT;

/** The value at a property, or at a path of them: `view.state`. */
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
