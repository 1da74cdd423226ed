import { textAt, type JsonObject } from '../envelope/json.js';
import { NO_CAPTURES } from './captures.js';
import { expressionCaptures, ExpressionList, stateless } from './expression-list.js';
import { getOrCreate } from './get-or-create.js';
import type { EventRouteSpec, Route, RouteMatch } from './route.js';

/** A match with its route's place in the order of declaration, in which all that match are to run. */
export interface OrderedMatch<H> {
  readonly order: number;
  readonly match: RouteMatch<H>;
}

interface EventRoute<H> {
  readonly route: Route<H>;
  readonly spec: EventRouteSpec;
  readonly order: number;
  readonly expression: RegExp | null;
}

/** The routes of events, by the event's type. */
export class EventIndex<H> {
  readonly #types = new Map<string, EventRoute<H>[]>();
  readonly #expressions = new ExpressionList((): EventRoute<H>[] => []);
  readonly #every: EventRoute<H>[] = [];

  add(route: Route<H>, spec: EventRouteSpec, order: number): void {
    if (typeof spec.type === 'string') {
      this.#routesOf(spec.type).push({ route, spec, order, expression: null });
    } else {
      const expression = stateless(spec.type);
      this.#expressions.at(expression).push({ route, spec, order, expression });
    }
  }

  /** Every route that the event takes, in no particular order. */
  find(event: JsonObject): readonly OrderedMatch<H>[] {
    const type = textAt(event, 'type') ?? '';
    const found: OrderedMatch<H>[] = [];
    const take = ({ route, spec, order, expression }: EventRoute<H>): void => {
      if (!isEqualOrOpen(spec.subtype, event['subtype'])) return;
      if (!isEqualOrOpen(spec.channelType, event['channel_type'])) return;
      const kind = isConversation(spec.type) ? 'message' : 'event';
      const params = expression === null ? NO_CAPTURES : expressionCaptures(expression, type);
      found.push({ order, match: { route, kind, payload: event, params } });
    };
    this.#types.get(type)?.forEach(take);
    for (const routes of this.#expressions.find(type)) routes.forEach(take);
    this.#every.forEach(take);
    return found;
  }

  #routesOf(type: string): EventRoute<H>[] {
    if (type === '*') return this.#every;
    return getOrCreate(this.#types, type, () => []);
  }
}

/** Whether a handler for this type knows that it is spoken to, and so may answer by what it returns. */
const isConversation = (type: string | RegExp): boolean => type === 'message' || type === 'app_mention';

const isEqualOrOpen = (wanted: string | undefined, found: unknown): boolean => wanted === undefined || wanted === found;
