import type { RouteMatch } from './route.js';

/** What parameters and groups captured. It has no prototype, so that `params['constructor']` finds nothing. */
export type Captures = RouteMatch<unknown>['params'];

/** Captures by name. Of two with one name the later stays. */
export function getCaptures<Value = string | undefined>(
  entries: readonly (readonly [name: string, value: Value])[],
): Readonly<Record<string, Value>> {
  return entries.length === 0 ? NO_CAPTURES : withoutPrototype(Object.fromEntries(entries));
}

const withoutPrototype = <Of extends object>(captures: Of): Of => {
  Object.setPrototypeOf(captures, null);
  return captures;
};

/** What a route without parameters captures. */
export const NO_CAPTURES: Readonly<Record<string, never>> = Object.freeze(withoutPrototype({}));

/** Captures with others. Of two with one name that of the others stays. */
export function withCaptures(captures: Captures, others: Captures): Captures {
  if (captures === NO_CAPTURES) return others;
  return others === NO_CAPTURES ? captures : getCaptures([...Object.entries(captures), ...Object.entries(others)]);
}
