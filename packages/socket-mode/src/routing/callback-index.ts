import { IdIndex } from './id-index.js';
import { capturing, type CapturingId, idCaptures, parseId } from './id-pattern.js';
import type { IdPattern, Route } from './route.js';
import { RouteSlot, type FoundRoute } from './route-slot.js';

interface CallbackRoute<H> {
  readonly route: Route<H>;
  readonly callbackId: CapturingId | null;
}

/** The routes of one kind that go by `callback_id`: submissions, closed views, shortcuts, dialogs, functions. */
export class CallbackIndex<H> {
  readonly #ids = new IdIndex(() => new RouteSlot<CallbackRoute<H>>());

  /** @throws RouteConflictError if another route takes the same ids. */
  add(route: Route<H>, spec: { readonly callbackId?: IdPattern }): void {
    const callbackId = parseId(spec.callbackId);
    this.#ids.at(callbackId).take({ route, callbackId: capturing(callbackId) });
  }

  /** The most specific route. */
  find(callbackId: string | null): FoundRoute<H> | null {
    const holder = this.#ids.first(callbackId, slot => slot.holder);
    return holder === null ? null : { route: holder.route, params: idCaptures(holder.callbackId, callbackId) };
  }
}
