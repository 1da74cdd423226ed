import type { BotIdentity } from '../envelope/bot-identity.js';
import type { SlackEnvelope } from '../envelope/envelope.js';
import { arrayAt, isJsonObject, objectAt, textAt, type JsonObject } from '../envelope/json.js';
import { eventOf } from '../envelope/parse-envelope.js';
import { CallbackIndex } from './callback-index.js';
import { CommandIndex } from './command-index.js';
import { elementFacts, ElementIndex } from './element-index.js';
import { EventIndex } from './event-index.js';
import { FallbackIndex } from './fallback-index.js';
import { refuseImpossible } from './impossible-routes.js';
import { MessageIndex, type DeclaredMessage } from './message-index.js';
import type { Route, RouteMatch } from './route.js';
import type { FoundRoute } from './route-slot.js';

/** The routes of an app, indexed: what an envelope takes is found without asking every route. */
export interface RouteTable<H> {
  /**
   * The routes that an envelope takes. Of an answering kind that is one, the most specific; of a block action one for
   * every entry of `actions[]`; of an event all, in the order of declaration. An envelope of which something stays
   * untaken goes, once, to the fallback of its kind or else to the general one.
   */
  match(envelope: SlackEnvelope, self: Pick<BotIdentity, 'botUserId'>): readonly RouteMatch<H>[];
}

/**
 * Indexes routes, once at boot.
 *
 * @throws ImpossibleRouteError for a route that no payload could ever take.
 * @throws RouteConflictError for two routes of an answering kind that take the same payloads.
 */
export const buildRouteTable = <H>(routes: readonly Route<H>[]): RouteTable<H> => new IndexedRoutes(routes);

class IndexedRoutes<H> implements RouteTable<H> {
  readonly #commands = new CommandIndex<H>();
  readonly #elements = { action: new ElementIndex<H>(), options: new ElementIndex<H>() };
  readonly #callbacks = {
    view_submission: new CallbackIndex<H>(),
    view_closed: new CallbackIndex<H>(),
    shortcut: new CallbackIndex<H>(),
    message_shortcut: new CallbackIndex<H>(),
  };
  readonly #events = new EventIndex<H>();
  readonly #messages: MessageIndex<H>;
  readonly #fallbacks = new FallbackIndex<H>();

  constructor(routes: readonly Route<H>[]) {
    const messages: DeclaredMessage<H>[] = [];
    for (const [order, route] of routes.entries()) {
      refuseImpossible(route);
      this.#add(route, order, messages);
    }
    this.#messages = new MessageIndex(messages);
  }

  match(envelope: SlackEnvelope, self: Pick<BotIdentity, 'botUserId'>): readonly RouteMatch<H>[] {
    const { kind, body } = envelope;
    switch (kind) {
      case 'command':
        return this.#one(envelope, this.#commands.find(envelope.name, textAt(body, 'text') ?? ''), body);
      case 'action':
        return this.#actions(envelope);
      case 'options':
        return this.#one(envelope, this.#elements.options.find(elementFacts(body)), body);
      case 'view_submission':
      case 'view_closed': {
        const view = objectAt(body, 'view');
        return this.#one(envelope, this.#callbacks[kind].find(textAt(view, 'callback_id')), view);
      }
      case 'shortcut':
      case 'message_shortcut':
        return this.#one(envelope, this.#callbacks[kind].find(textAt(body, 'callback_id')), body);
      case 'event':
        return this.#all(envelope, self);
      case 'unknown':
        break;
    }
    return this.#fallbacks.find(envelope);
  }

  #add(route: Route<H>, order: number, messages: DeclaredMessage<H>[]): void {
    const { spec } = route;
    switch (spec.kind) {
      case 'command':
        return this.#commands.add(route, spec);
      case 'action':
      case 'options':
        return this.#elements[spec.kind].add(route, spec);
      case 'view_submission':
      case 'view_closed':
      case 'shortcut':
      case 'message_shortcut':
        return this.#callbacks[spec.kind].add(route, spec);
      case 'event':
        return this.#events.add(route, spec, order);
      case 'message':
        messages.push({ route, spec, order });
        return;
      case 'fallback':
        return this.#fallbacks.add(route, spec);
    }
  }

  #one(envelope: SlackEnvelope, found: FoundRoute<H> | null, payload: JsonObject): readonly RouteMatch<H>[] {
    return found === null ? this.#fallbacks.find(envelope) : [{ ...found, kind: envelope.kind, payload }];
  }

  #actions(envelope: SlackEnvelope): readonly RouteMatch<H>[] {
    const entries = arrayAt(envelope.body, 'actions');
    const matches = entries.filter(isJsonObject).flatMap((entry): RouteMatch<H>[] => {
      const found = this.#elements.action.find(elementFacts(entry));
      return found === null ? [] : [{ ...found, kind: 'action', payload: entry }];
    });
    const allTaken = entries.length > 0 && matches.length === entries.length;
    return allTaken ? matches : [...matches, ...this.#fallbacks.find(envelope)];
  }

  #all(envelope: SlackEnvelope, self: Pick<BotIdentity, 'botUserId'>): readonly RouteMatch<H>[] {
    const event = eventOf(envelope.body);
    const matches = [...this.#events.find(event), ...this.#messages.find(event, self)]
      .toSorted((one, other) => one.order - other.order)
      .map(({ match }) => match);
    return matches.length > 0 ? matches : this.#fallbacks.find(envelope);
  }
}
