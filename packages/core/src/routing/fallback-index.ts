import type { EnvelopeKind, SlackEnvelope } from '../envelope/envelope.js';
import { NO_CAPTURES } from './captures.js';
import { getOrCreate } from './get-or-create.js';
import type { FallbackRouteSpec, Route, RouteMatch } from './route.js';
import { RouteSlot } from './route-slot.js';

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
