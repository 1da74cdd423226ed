import type { Captures } from './captures.js';
import type { Route } from './route.js';
import { RouteConflictError } from './route-errors.js';

/** A matching route with its captures. */
export interface FoundRoute<H> {
  readonly route: Route<H>;
  readonly params: Captures;
  /** Typed captures. Only set if some are not text. */
  readonly values?: Readonly<Record<string, unknown>>;
}

/** Holds the route of a kind with one handler per payload. A second route is a conflict. */
export class RouteSlot<T extends { readonly route: Route<unknown> }> {
  #entry: T | null = null;

  get entry(): T | null {
    return this.#entry;
  }

  /** @throws RouteConflictError if there already is a route */
  set(holder: T): void {
    assertUniqueRoute(this.#entry?.route, holder.route);
    this.#entry = holder;
  }
}

/** @throws RouteConflictError if there already is a route */
export function assertUniqueRoute(present: Route<unknown> | null | undefined, newcomer: Route<unknown>): void {
  if (present) throw new RouteConflictError(present, newcomer);
}
