/** An object of a JSON document, as it was read. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value of a JSON document is an object. */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The member of this name as an object; an empty one where there is none. */
export function objectAt(object: JsonObject, name: string): JsonObject {
  const value = object[name];
  return isJsonObject(value) ? value : {};
}

/** Returns the strings of an array; empty for other values. */
export const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter(each => typeof each === 'string') : [];
