import type { EnvelopeKind, SlackEnvelope } from '../envelope/envelope.js';
import { NO_CAPTURES } from './captures.js';
import { getOrCreate } from './get-or-create.js';
import type { FallbackRouteSpec, Route, RouteMatch } from './route.js';
import { RouteSlot } from './route-slot.js';

/** The routes of what no other route took: one of each kind of envelope, and one of any. */
export class FallbackIndex<H> {
  readonly #slots = new Map<EnvelopeKind | null, RouteSlot<{ readonly route: Route<H> }>>();

  /** @throws RouteConflictError if another fallback is of the same kind. */
  add(route: Route<H>, spec: FallbackRouteSpec): void {
    getOrCreate(this.#slots, spec.of ?? null, () => new RouteSlot<{ readonly route: Route<H> }>()).take({ route });
  }

  /** The fallback of the envelope's kind, else the one of any. It gets the whole body. */
  find({ kind, body }: SlackEnvelope): RouteMatch<H> | null {
    const own = this.#slots.get(kind)?.holder ?? null;
    const holder = own ?? this.#slots.get(null)?.holder ?? null;
    if (holder === null) return null;
    // The general one answers nothing: to it a function is an event, whose step it does not end.
    const as = own === null && kind === 'function' ? 'event' : kind;
    return { route: holder.route, kind: as, payload: body, params: NO_CAPTURES };
  }
}
