import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/json.js';

/** Whatever people and apps say in words of their own. */
const TEXTS =
  /^(?:text|name|real_?name|display_?name|topic|purpose|title|subtitle|description|details|output|label|hint|username|handle|domain|placeholder|value|initial_value|alt_text|fallback|pretext|footer|author_name|provider_name|service_name|file_name|usage_?hint|message|status|fake|told|who|app|what|summary|pretty_type|comment|key|x|series|command|scopes|events|promptsTitle|loadingMessages|author_subname)$/i;
/** Wherever they say that something is. */
const ADDRESSES = /(?:^|_)(?:url|link|icon|image|thumb|source)(?:_\w+)?$/i;

/**
 * A value of the same shape, in which all texts and addresses are others: those that a list says next, time and again.
 * Ids and the names of kinds stay.
 */
export function poisoned(value: JsonObject, texts: () => string, addresses: () => string): JsonObject {
  const change = (inner: JsonValue | undefined, name: string): JsonValue | undefined => {
    if (Array.isArray(inner)) return inner.map(each => change(each, name) ?? null);
    if (isJsonObject(inner)) {
      return Object.fromEntries(Object.entries(inner).map(([key, each]) => [key, change(each, key)]));
    }
    if (typeof inner !== 'string') return inner;
    if (ADDRESSES.test(name)) return addresses();
    return TEXTS.test(name) ? texts() : inner;
  };
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, change(each, key)]));
}

/** Says one of a list after the other, and then all of them again. */
export function inTurn(list: readonly string[], from = 0): () => string {
  let next = from;
  return () => {
    next += 1;
    return list[(next - 1) % list.length] ?? '';
  };
}
