import { isJsonObject } from '../json.js';

const EACH = 16;

/** Roughly how many bytes of memory a value takes that came out of JSON. */
export function weightOf(value: unknown): number {
  if (typeof value === 'string') return EACH + value.length;
  if (Array.isArray(value)) {
    let sum = EACH;
    for (const each of value) sum += weightOf(each);
    return sum;
  }
  if (!isJsonObject(value)) return EACH;
  let sum = EACH;
  for (const key in value) sum += key.length + weightOf(value[key]);
  return sum;
}
