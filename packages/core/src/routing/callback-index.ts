import { IdIndex } from './id-index.js';
import { capturing, type CapturingId, idCaptures, parseId } from './id-pattern.js';
import type { IdPattern, Route } from './route.js';
import { assertUniqueRoute, type FoundRoute } from './route-slot.js';

/** The one place for a route of an id, or of a pattern of ids. */
interface CallbackSlot<H> {
  route: Route<H> | null;
  callbackId: CapturingId | null;
}

/** The routes of one kind that go by `callback_id`: submissions, closed views, shortcuts, dialogs, functions. */
export class CallbackIndex<H> {
  readonly #ids = new IdIndex((): CallbackSlot<H> => ({ route: null, callbackId: null }));

  /** @throws RouteConflictError if another route takes the same ids. */
  add(route: Route<H>, spec: { readonly callbackId?: IdPattern }): void {
    const callbackId = parseId(spec.callbackId);
    const slot = this.#ids.at(callbackId);
    assertUniqueRoute(slot.route, route);
    slot.route = route;
    slot.callbackId = capturing(callbackId);
  }

  /** The most specific route. */
  find(callbackId: string | null): FoundRoute<H> | null {
    return this.#ids.first(callbackId, ({ route, callbackId: pattern }) =>
      route === null ? null : { route, params: idCaptures(pattern, callbackId) },
    );
  }
}
