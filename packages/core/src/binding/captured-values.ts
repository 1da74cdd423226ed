import type { JsonObject } from '../envelope/json.js';

/** What was captured under a name. A named group of an expression has a number as well, which is left out. */
export function getCapturedValues(values: JsonObject): JsonObject {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  const named = Object.keys(values).some(name => !isNumber(name));
  return Object.fromEntries(named ? given.filter(([name]) => !isNumber(name)) : given);
}

const isNumber = (name: string): boolean => /^\d+$/.test(name);
