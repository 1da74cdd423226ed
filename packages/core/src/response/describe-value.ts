import { isJsonObject } from '../envelope/json.js';
import { isAsyncIterable } from './message-stream/slack-stream.js';

/** Describes a value by its type and, for an object, its keys. The contents are not included, because they may be private. */
export function describeValue(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (isAsyncIterable(value)) return 'a stream';
  if (!isJsonObject(value)) return `a ${typeof value}`;
  const name = value.constructor === Object ? 'an object' : `a ${value.constructor?.name ?? 'bare object'}`;
  const keys = Object.keys(value).slice(0, 5);
  return keys.length === 0 ? `${name} without keys` : `${name} with ${keys.join(', ')}`;
}
