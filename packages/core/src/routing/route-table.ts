import type { BotIdentity } from '../envelope/bot-identity.js';
import type { EnvelopeKind, SlackEnvelope } from '../envelope/envelope.js';
import { arrayAt, isJsonObject, objectAt, textAt, type JsonObject } from '../envelope/json.js';
import { getEvent } from '../envelope/parse-envelope.js';
import { AssistantIndex } from './assistant-index.js';
import { CallbackIndex } from './callback-index.js';
import { CommandIndex } from './command-index.js';
import { elementFacts, ElementIndex, type ElementFacts } from './element-index.js';
import { EventIndex, type OrderedMatch } from './event-index.js';
import { FallbackIndex } from './fallback-index.js';
import { functionMatch } from './function-match.js';
import { getOrCreate } from './get-or-create.js';
import { assertRoutesAreValid } from './validate-routes.js';
import { legacyConditions, legacyFacts } from './legacy-element.js';
import { MessageIndex, type DeclaredMessage } from './message-index.js';
import type { Route, RouteMatch } from './route.js';
import { assertRoutesAreReachable } from './find-unreachable-routes.js';
import type { FoundRoute } from './route-slot.js';

/** What takes an envelope. */
export interface RouteMatches<H> {
  readonly matches: readonly RouteMatch<H>[];
  /** Whether something of it is left that neither a route nor a fallback takes, or a function that none of them runs. */
  readonly untaken: boolean;
  /** How the command is written, for whoever wrote it in a way that no route takes, or asked for help. */
  readonly usage?: readonly string[];
}

/** The routes of an app, indexed: what an envelope takes is found without asking every route. */
export interface RouteTable<H> {
  /**
   * The routes that an envelope takes. Of an answering kind that is one, the most specific; of actions one for every
   * entry of `actions[]`; of an event all, in the order of declaration, but none of messages when it is written to an
   * assistant. An envelope of which something stays untaken goes, once, to the fallback of its kind or else to the
   * general one.
   */
  match(envelope: SlackEnvelope, self: Pick<BotIdentity, 'botUserId'>): RouteMatches<H>;
}

/**
 * Indexes routes, once at boot.
 *
 * @throws ImpossibleRouteError for a route that no payload could ever take, or whose payloads all go to another.
 * @throws RouteConflictError for two routes of an answering kind that take the same payloads.
 */
export const buildRouteTable = <H>(routes: readonly Route<H>[]): RouteTable<H> => new IndexedRoutes(routes);

class IndexedRoutes<H> implements RouteTable<H> {
  readonly #commands = new CommandIndex<H>();
  readonly #elements = {
    action: new ElementIndex<H>(),
    options: new ElementIndex<H>(),
    interactive_message: new ElementIndex<H>(),
    interactive_message_suggestion: new ElementIndex<H>(),
    dialog_suggestion: new ElementIndex<H>(),
  };
  readonly #callbacks = {
    view_submission: new CallbackIndex<H>(),
    view_closed: new CallbackIndex<H>(),
    shortcut: new CallbackIndex<H>(),
    message_shortcut: new CallbackIndex<H>(),
    function: new CallbackIndex<H>(),
    dialog_submission: new CallbackIndex<H>(),
    dialog_cancellation: new CallbackIndex<H>(),
  };
  readonly #otherInteractions = new Map<string, CallbackIndex<H>>();
  readonly #events = new EventIndex<H>();
  readonly #assistant = new AssistantIndex<H>();
  readonly #messages: MessageIndex<H>;
  readonly #fallbacks = new FallbackIndex<H>();

  constructor(routes: readonly Route<H>[]) {
    const messages: DeclaredMessage<H>[] = [];
    for (const [order, route] of routes.entries()) {
      assertRoutesAreValid(route);
      this.#add(route, order, messages);
    }
    this.#messages = new MessageIndex(messages);
    this.#commands.refuseUnreachable();
    assertRoutesAreReachable(routes);
  }

  match(envelope: SlackEnvelope, self: Pick<BotIdentity, 'botUserId'>): RouteMatches<H> {
    const found = this.#find(envelope, self);
    const fallback = found.untaken ? this.#fallbacks.find(envelope) : null;
    if (fallback === null) return found;
    // The general fallback hears of a function, and runs it no more than an event handler would.
    const isRun = envelope.kind !== 'function' || fallback.kind === 'function';
    return { matches: [...found.matches, fallback], untaken: !isRun };
  }

  /** What takes an envelope, fallbacks aside. */
  #find(envelope: SlackEnvelope, self: Pick<BotIdentity, 'botUserId'>): RouteMatches<H> {
    const { kind, body } = envelope;
    switch (kind) {
      case 'command':
        return this.#command(envelope);
      case 'action':
        return this.#actions(kind, body, elementFacts);
      case 'interactive_message':
        return this.#actions(kind, body, entry => legacyFacts(body, entry));
      case 'options':
        return this.#one(kind, this.#elements.options.find(elementFacts(body)), body);
      case 'interactive_message_suggestion':
      case 'dialog_suggestion':
        return this.#one(kind, this.#elements[kind].find(legacyFacts(body, body)), body);
      case 'view_submission':
      case 'view_closed': {
        const view = objectAt(body, 'view');
        return this.#one(kind, this.#callbacks[kind].find(textAt(view, 'callback_id')), view);
      }
      case 'shortcut':
      case 'message_shortcut':
      case 'dialog_submission':
      case 'dialog_cancellation':
        return this.#one(kind, this.#callbacks[kind].find(textAt(body, 'callback_id')), body);
      case 'event':
        return this.#all(body, self);
      case 'function':
        return this.#function(body);
      case 'unknown':
        return this.#one(kind, this.#otherInteraction(envelope), body);
    }
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
      case 'function':
      case 'dialog_submission':
      case 'dialog_cancellation':
        return this.#callbacks[spec.kind].add(route, spec);
      case 'interactive_message':
      case 'interactive_message_suggestion':
      case 'dialog_suggestion':
        return this.#elements[spec.kind].add(route, legacyConditions(spec));
      case 'interaction':
        return getOrCreate(this.#otherInteractions, spec.type, () => new CallbackIndex<H>()).add(route, spec);
      case 'event':
        return this.#events.add(route, spec, order);
      case 'message':
        messages.push({ route, spec, order });
        return;
      case 'assistant':
        return this.#assistant.add(route, spec, order);
      case 'fallback':
        return this.#fallbacks.add(route, spec);
    }
  }

  #command({ kind, name, body }: SlackEnvelope): RouteMatches<H> {
    const found = this.#commands.find(name, textAt(body, 'text') ?? '');
    if (found === null || 'route' in found) return this.#one(kind, found, body);
    return { matches: [], untaken: false, usage: found.usage };
  }

  #one(kind: EnvelopeKind, found: FoundRoute<H> | null, payload: JsonObject): RouteMatches<H> {
    if (found === null) return { matches: [], untaken: true };
    // Properties behind a spread cost a microsecond, those before it nothing.
    return { matches: [{ kind, payload, ...found }], untaken: false };
  }

  #otherInteraction({ type, name, body }: SlackEnvelope): FoundRoute<H> | null {
    const routes = type === 'interactive' ? this.#otherInteractions.get(name) : undefined;
    return routes?.find(textAt(body, 'callback_id')) ?? null;
  }

  #actions(
    kind: 'action' | 'interactive_message',
    body: JsonObject,
    factsOf: (entry: JsonObject) => ElementFacts,
  ): RouteMatches<H> {
    const entries = arrayAt(body, 'actions');
    const matches: RouteMatch<H>[] = [];
    for (const payload of entries.filter(isJsonObject)) {
      const found = this.#elements[kind].find(factsOf(payload));
      if (found !== null) matches.push({ kind, payload, ...found });
    }
    return { matches, untaken: entries.length === 0 || matches.length < entries.length };
  }

  /** The one that runs a function, and whoever hears its event besides. */
  #function(body: JsonObject): RouteMatches<H> {
    const event = getEvent(body);
    const found = this.#callbacks.function.find(textAt(objectAt(event, 'function'), 'callback_id'));
    const hearing = inOrder(this.#events.find(event));
    const matches = found === null ? hearing : [functionMatch(found, event), ...hearing];
    return { matches, untaken: matches.length === 0 };
  }

  #all(body: JsonObject, self: Pick<BotIdentity, 'botUserId'>): RouteMatches<H> {
    const event = getEvent(body);
    const assistants = this.#assistant.find(event);
    // What is written to the assistant is not written to whoever listens for a word.
    const listeners = assistants.length > 0 ? assistants : this.#messages.find(event, self);
    const matches = inOrder([...this.#events.find(event), ...listeners]);
    return { matches, untaken: matches.length === 0 && !this.#assistant.keeps(event) };
  }
}

const inOrder = <H>(found: readonly OrderedMatch<H>[]): readonly RouteMatch<H>[] =>
  found.toSorted((one, other) => one.order - other.order).map(({ match }) => match);
