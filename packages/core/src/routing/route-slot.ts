import type { Captures } from './captures.js';
import type { Route } from './route.js';
import { RouteConflictError } from './route-errors.js';

/** A route with what it captured. */
export interface FoundRoute<H> {
  readonly route: Route<H>;
  readonly params: Captures;
  /** The captures as what they are, where some are more than text. */
  readonly values?: Readonly<Record<string, unknown>>;
}

/** The one place for a route of an answering kind: where a second one wants in, the two are in conflict. */
export class RouteSlot<T extends { readonly route: Route<unknown> }> {
  #holder: T | null = null;

  get holder(): T | null {
    return this.#holder;
  }

  /** @throws RouteConflictError if another route is here already. */
  take(holder: T): void {
    assertUniqueRoute(this.#holder?.route, holder.route);
    this.#holder = holder;
  }
}

/** @throws RouteConflictError if there is one already. */
export function assertUniqueRoute(present: Route<unknown> | null | undefined, newcomer: Route<unknown>): void {
  if (present) throw new RouteConflictError(present, newcomer);
}
