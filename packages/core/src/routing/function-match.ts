import { objectAt, type JsonObject } from '../envelope/json.js';
import { getCaptures } from './captures.js';
import type { RouteMatch } from './route.js';
import type { FoundRoute } from './route-slot.js';

/**
 * The match of a function that is executed. Its inputs are captures like those of the id, which come first where both
 * have one name; what is more than a text or a number is among the values alone.
 */
export function functionMatch<H>({ route, params }: FoundRoute<H>, event: JsonObject): RouteMatch<H> {
  const inputs = objectAt(event, 'inputs');
  const texts = Object.entries(inputs).flatMap(([name, value]) =>
    isPlain(value) ? [[name, String(value)] as const] : [],
  );
  return {
    route,
    kind: 'function',
    payload: event,
    params: getCaptures([...texts, ...Object.entries(params)]),
    values: { ...inputs, ...params },
  };
}

const isPlain = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
