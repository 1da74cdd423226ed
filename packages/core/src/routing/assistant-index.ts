import { getAssistantMoment, type SlackAssistantMoment } from '../envelope/assistant-metadata.js';
import type { JsonObject } from '../envelope/json.js';
import { NO_CAPTURES } from './captures.js';
import type { OrderedMatch } from './event-index.js';
import { getOrCreate } from './get-or-create.js';
import type { AssistantRouteSpec, Route } from './route.js';

interface AssistantRoute<H> {
  readonly route: Route<H>;
  readonly order: number;
}

/** Routes of assistant thread events. */
export class AssistantIndex<H> {
  readonly #moments = new Map<SlackAssistantMoment, AssistantRoute<H>[]>();

  add(route: Route<H>, { moment }: AssistantRouteSpec, order: number): void {
    getOrCreate(this.#moments, moment, () => []).push({ route, order });
  }

  /** Returns every route that matches the event. */
  find(event: JsonObject): readonly OrderedMatch<H>[] {
    const moment = getAssistantMoment(event);
    const routes = moment === null ? [] : (this.#moments.get(moment) ?? []);
    return routes.map(({ route, order }) => ({
      order,
      match: { route, kind: 'assistant', payload: event, params: NO_CAPTURES },
    }));
  }

  /**
   * Whether the event is used although no handler matches it: message handlers read the thread context that it carries.
   */
  needsContext(event: JsonObject): boolean {
    return this.#moments.size > 0 && getAssistantMoment(event) === 'context_changed';
  }
}
