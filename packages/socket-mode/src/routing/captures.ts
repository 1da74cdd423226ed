import type { RouteMatch } from './route.js';

/** What parameters and groups captured. It has no prototype, so that `params['constructor']` finds nothing. */
export type Captures = RouteMatch<unknown>['params'];

/** Captures by name. Of two with one name the later stays. */
export function capturesOf(entries: readonly (readonly [name: string, value: string | undefined])[]): Captures {
  return entries.length === 0 ? NO_CAPTURES : withoutPrototype(Object.fromEntries(entries));
}

const withoutPrototype = (captures: Captures): Captures => {
  Object.setPrototypeOf(captures, null);
  return captures;
};

/** What a route without parameters captures. */
export const NO_CAPTURES: Captures = Object.freeze(withoutPrototype({}));
