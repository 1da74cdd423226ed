import { isJsonObject, textAt } from '../../../core/src/envelope/json.js';

/**
 * A text of a payload that was sent.
 *
 * @throws Error when the payload has none of that name
 */
export function textField(payload: unknown, name: string): string {
  const text = isJsonObject(payload) ? textAt(payload, name) : null;
  if (text === null) throw new Error(`The payload has no text called ${name}.`);
  return text;
}
