import { isJsonObject, type JsonObject } from '../json.js';

const SECRET_KEY = '[0-9a-f]{8}-[0-9a-f-]{20,}';
/** A slash as URLs have it, as JSON may escape it, once or twice, and as it stands in a part of another URL. */
const SLASH = String.raw`(?:\\*/|%2F)`;

/** The keys of what Slack gives out, with what stands before them. Markup touches them: no word need begin or end there. */
const KEYS = [
  // URLs to respond to, and to upload to.
  new RegExp(`(${SLASH}(?:responses|uploads)${SLASH})[\\w-]*${SECRET_KEY}`, 'gi'),
  new RegExp(`(${SLASH}link${SLASH}?(?:\\?|%3F)ticket(?:=|%3D))[\\w-]+`, 'gi'),
  new RegExp(`(hooks\\.slack\\.com${SLASH})[^\\s"'<>|)]+`, 'gi'),
  // Trigger ids: a time and a key.
  /(?<!\d)()\d+\.(?:\d+\.)?[0-9a-f]{8}[0-9a-f-]{24,}/g,
];

/** A token, or the beginning of one. */
const TOKEN = /(xox[a-z]|xapp|xwfp)(?:\.[a-z]+)?-[\w.-]+/g;
/** A token that is no example such as `xoxb-your-token`: it has a number in it, and is long. */
const REAL_TOKEN = /(?:xox[a-z]|xapp|xwfp)(?:\.[a-z]+)?-(?=local-|[\w.-]*\d)[\w.-]{10,}/;

/** Nearly every text has none, which one look tells. */
const SUSPICIOUS = /xox|xapp-|xwfp-|responses|uploads|ticket|hooks\.slack|\d\.[0-9a-f]{8}/i;

/** A text with nothing in it that is worth something to whoever reads it: tokens, trigger ids, response URLs and such. */
export function redact(text: string): string {
  if (!SUSPICIOUS.test(text)) return text;
  return KEYS.reduce((rest, key) => rest.replace(key, '$1…'), text.replace(TOKEN, '$1-…'));
}

/** A text with no whole token in it; what else is secret stays. */
export function redactTokens(text: string): string {
  return SUSPICIOUS.test(text) ? text.replace(TOKEN, '$1-…') : text;
}

/** Whether a text gives away what somebody could use: what only looks a little like a token is none. */
export function containsSecret(text: string): boolean {
  return SUSPICIOUS.test(text) && (REAL_TOKEN.test(text) || KEYS.some(key => text.search(key) >= 0));
}

/** An object that came out of JSON, with the tokens in it cut short. */
export function redactObject(object: JsonObject): JsonObject {
  const entries = Object.entries(object).map(([key, value]): [string, JsonObject[string]] => [key, redactText(value)]);
  return Object.fromEntries(entries);
}

function redactText(value: JsonObject[string]): JsonObject[string] {
  if (typeof value === 'string') return redactTokens(value);
  if (Array.isArray(value)) return value.map(each => redactText(each) ?? null);
  return isJsonObject(value) ? redactObject(value) : value;
}

/** Anything that came out of JSON, with the tokens in it cut short. */
export function redactValue(value: unknown): unknown {
  if (typeof value === 'string') return redactTokens(value);
  if (Array.isArray(value)) return value.map(redactValue);
  return isJsonObject(value) ? redactObject(value) : value;
}
