import { isJsonObject } from '../envelope/json.js';
import { isAsyncIterable } from './message-stream/slack-stream.js';

/** Names a value's type and, of an object, its keys: enough to find the mistake, nothing of what it holds. */
export function foundValue(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (isAsyncIterable(value)) return 'a stream';
  if (!isJsonObject(value)) return `a ${typeof value}`;
  const name = value.constructor === Object ? 'an object' : `a ${value.constructor?.name ?? 'bare object'}`;
  const keys = Object.keys(value).slice(0, 5);
  return keys.length === 0 ? `${name} without keys` : `${name} with ${keys.join(', ')}`;
}
