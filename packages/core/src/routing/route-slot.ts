import { type Captures, NO_CAPTURES } from './captures.js';
import type { FallbackRouteSpec, Route, RouteMatch } from './route.js';
import { RouteConflictError } from './route-description.js';
import type { EnvelopeKind, SlackEnvelope } from '../envelope/envelope.js';
import { getOrCreate } from './get-or-create.js';

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

/** Fallback routes for envelopes that no other route matches: one for each kind, and one for all kinds. */
export class FallbackIndex<H> {
  readonly #slots = new Map<EnvelopeKind | null, RouteSlot<{ readonly route: Route<H> }>>();

  /** @throws RouteConflictError if there is another fallback of the same kind */
  add(route: Route<H>, spec: FallbackRouteSpec): void {
    getOrCreate(this.#slots, spec.of ?? null, () => new RouteSlot<{ readonly route: Route<H> }>()).set({ route });
  }

  /** Returns the fallback of the envelope's kind, else the general one. Its payload is the whole body. */
  find({ kind, body }: SlackEnvelope): RouteMatch<H> | null {
    const own = this.#slots.get(kind)?.entry ?? null;
    const holder = own ?? this.#slots.get(null)?.entry ?? null;
    if (holder === null) return null;
    // A general fallback has no result, so it handles a function as an event and does not complete the step.
    const as = own === null && kind === 'function' ? 'event' : kind;
    return { route: holder.route, kind: as, payload: body, params: NO_CAPTURES };
  }
}
