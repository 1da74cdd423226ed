import { isJsonObject, textAt } from '../../../core/src/envelope/json.js';

/**
 * A string field of a sent payload.
 *
 * @throws Error when the payload has no such field
 */
export function textField(payload: unknown, name: string): string {
  const text = isJsonObject(payload) ? textAt(payload, name) : null;
  if (text === null) throw new Error(`The payload has no text called ${name}.`);
  return text;
}
