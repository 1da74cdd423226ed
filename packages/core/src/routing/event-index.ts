import { textAt, type JsonObject } from '../envelope/json.js';
import { NO_CAPTURES } from './captures.js';
import { captureExpression, ExpressionList, removeStatefulFlags } from './expression-list.js';
import { getOrCreate } from './get-or-create.js';
import type { EventRouteSpec, Route, RouteMatch } from './route.js';

/** A match with the position of its route in the order of declaration. Handlers of one event run in that order. */
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

/** Routes of events by event type. */
export class EventIndex<H> {
  readonly #types = new Map<string, EventRoute<H>[]>();
  readonly #expressions = new ExpressionList((): EventRoute<H>[] => []);
  readonly #anyType: EventRoute<H>[] = [];

  add(route: Route<H>, spec: EventRouteSpec, order: number): void {
    if (typeof spec.type === 'string') {
      this.#getRoutes(spec.type).push({ route, spec, order, expression: null });
    } else {
      const expression = removeStatefulFlags(spec.type);
      this.#expressions.getOrCreate(expression).push({ route, spec, order, expression });
    }
  }

  /** Returns every route that matches the event, in no particular order. */
  find(event: JsonObject): readonly OrderedMatch<H>[] {
    const type = textAt(event, 'type') ?? '';
    const matches: OrderedMatch<H>[] = [];
    const addMatch = ({ route, spec, order, expression }: EventRoute<H>): void => {
      if (!matchesCondition(spec.subtype, event['subtype'])) return;
      if (!matchesCondition(spec.channelType, event['channel_type'])) return;
      const kind = isConversation(spec.type) ? 'message' : 'event';
      const params = expression === null ? NO_CAPTURES : captureExpression(expression, type);
      matches.push({ order, match: { route, kind, payload: event, params } });
    };
    this.#types.get(type)?.forEach(addMatch);
    for (const routes of this.#expressions.find(type)) routes.forEach(addMatch);
    this.#anyType.forEach(addMatch);
    return matches;
  }

  #getRoutes(type: string): EventRoute<H>[] {
    if (type === '*') return this.#anyType;
    return getOrCreate(this.#types, type, () => []);
  }
}

/** Whether events of this type are addressed to the bot, so that the handler's result is posted as a reply. */
const isConversation = (type: string | RegExp): boolean => type === 'message' || type === 'app_mention';

const matchesCondition = (expected: string | undefined, matches: unknown): boolean =>
  expected === undefined || expected === matches;
