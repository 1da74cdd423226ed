import type { JsonObject } from '../envelope/json.js';

/** Returns the captures by name. A named group of an expression is also captured by number; the number is omitted. */
export function getCapturedValues(values: JsonObject): JsonObject {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  const named = Object.keys(values).some(name => !isNumericName(name));
  return Object.fromEntries(named ? given.filter(([name]) => !isNumericName(name)) : given);
}

const isNumericName = (name: string): boolean => /^\d+$/.test(name);
