import { isJsonObject, type JsonObject } from '../json.js';
import { withoutTokens } from '../timeline/redact.js';

/** An object that came out of JSON, with the tokens in it cut short. */
export function objectWithoutTokens(object: JsonObject): JsonObject {
  const entries = Object.entries(object).map(([key, value]): [string, JsonObject[string]] => [key, cut(value)]);
  return Object.fromEntries(entries);
}

function cut(value: JsonObject[string]): JsonObject[string] {
  if (typeof value === 'string') return withoutTokens(value);
  if (Array.isArray(value)) return value.map(each => cut(each) ?? null);
  return isJsonObject(value) ? objectWithoutTokens(value) : value;
}

/** Anything that came out of JSON, with the tokens in it cut short. */
export function valueWithoutTokens(value: unknown): unknown {
  if (typeof value === 'string') return withoutTokens(value);
  if (Array.isArray(value)) return value.map(valueWithoutTokens);
  return isJsonObject(value) ? objectWithoutTokens(value) : value;
}
