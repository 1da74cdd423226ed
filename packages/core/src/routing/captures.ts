import type { RouteMatch } from './route.js';

/** Captured values by name. The object has no prototype, so that `params['constructor']` is undefined. */
export type Captures = RouteMatch<unknown>['params'];

/** Creates captures from entries. A later entry replaces an earlier one of the same name. */
export function getCaptures<Value = string | undefined>(
  entries: readonly (readonly [name: string, value: Value])[],
): Readonly<Record<string, Value>> {
  return entries.length === 0 ? NO_CAPTURES : removePrototype(Object.fromEntries(entries));
}

const removePrototype = <Of extends object>(captures: Of): Of => {
  Object.setPrototypeOf(captures, null);
  return captures;
};

/** The captures of a route without parameters. */
export const NO_CAPTURES: Readonly<Record<string, never>> = Object.freeze(removePrototype({}));

/** Merges two sets of captures. `others` takes precedence. */
export function mergeCaptures(captures: Captures, others: Captures): Captures {
  if (captures === NO_CAPTURES) return others;
  return others === NO_CAPTURES ? captures : getCaptures([...Object.entries(captures), ...Object.entries(others)]);
}
