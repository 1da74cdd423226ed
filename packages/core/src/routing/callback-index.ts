import { IdIndex } from './id-index.js';
import { toCapturingId, type CapturingId, captureId, parseId } from './id-pattern.js';
import type { IdPattern, Route } from './route.js';
import { assertUniqueRoute, type FoundRoute } from './route-slot.js';

/** Holds the one route of an id or of a pattern of ids. */
interface CallbackSlot<H> {
  route: Route<H> | null;
  callbackId: CapturingId | null;
}

/** Routes of one kind that match by `callback_id`: submissions, closed views, shortcuts, dialogs, functions. */
export class CallbackIndex<H> {
  readonly #ids = new IdIndex((): CallbackSlot<H> => ({ route: null, callbackId: null }));

  /** @throws RouteConflictError if another route matches the same ids */
  add(route: Route<H>, spec: { readonly callbackId?: IdPattern }): void {
    const callbackId = parseId(spec.callbackId);
    const slot = this.#ids.getOrCreate(callbackId);
    assertUniqueRoute(slot.route, route);
    slot.route = route;
    slot.callbackId = toCapturingId(callbackId);
  }

  /** Returns the most specific route that matches. */
  find(callbackId: string | null): FoundRoute<H> | null {
    return this.#ids.findFirst(callbackId, ({ route, callbackId: pattern }) =>
      route === null ? null : { route, params: captureId(pattern, callbackId) },
    );
  }
}
