import type { BotIdentity } from '../envelope/envelope-metadata.js';
import type { EnvelopeKind, SlackEnvelope } from '../envelope/envelope.js';
import { arrayAt, isJsonObject, type JsonObject, objectAt, textAt } from '../envelope/json.js';
import { getEvent } from '../envelope/parse-envelope.js';
import { AssistantIndex } from './assistant-index.js';
import { CallbackIndex } from './id-index.js';
import { CommandIndex } from './command-index.js';
import {
  type ElementFields,
  ElementIndex,
  getElementFields,
  getLegacyElementFields,
  toElementConditions,
} from './element-index.js';
import { EventIndex, type OrderedMatch } from './event-index.js';
import { FallbackIndex, type FoundRoute } from './route-slot.js';
import { getOrCreate } from './get-or-create.js';
import { assertRouteIsValid } from './validate-routes.js';
import { MessageIndex, type DeclaredMessage } from './message-index.js';
import type { Route, RouteMatch } from './route.js';
import { assertRoutesAreReachable } from './find-unreachable-routes.js';
import { getCaptures } from './captures.js';

/** The routes that match an envelope. */
export interface RouteMatches<H> {
  readonly matches: readonly RouteMatch<H>[];
  /** Whether neither a route nor a fallback handles some part of the envelope, or no handler runs its function. */
  readonly hasUnhandledPart: boolean;
  /** The usage of the command. Set when no pattern matches its text, or when the text asks for help. */
  readonly usage?: readonly string[];
}

/** The bot that receives an envelope. Its identity is read for messages only. */
export interface EnvelopeReceiver {
  readonly bot: Pick<BotIdentity, 'botUserId'>;
}

/** The routes of an app, indexed so that matching does not test every route. */
export interface RouteTable<H> {
  /**
   * Returns the matching routes. Most kinds have one: the most specific. Actions have one for each entry of
   * `actions[]`. Events have all matching routes in order of declaration; messages to an assistant match no message
   * routes. An envelope with an unhandled part is passed once to the fallback of its kind, or else to the general one.
   */
  match(envelope: SlackEnvelope, receiver: EnvelopeReceiver): RouteMatches<H>;
}

/**
 * Indexes routes once at startup.
 *
 * @throws ImpossibleRouteError for a route that no payload can match, or whose payloads all match another route first
 * @throws RouteConflictError for two routes of a kind with one handler per payload that match the same payloads
 */
export const buildRouteTable = <H>(routes: readonly Route<H>[]): RouteTable<H> => new IndexedRouteTable(routes);

class IndexedRouteTable<H> implements RouteTable<H> {
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
      assertRouteIsValid(route);
      this.#add(route, order, messages);
    }
    this.#messages = new MessageIndex(messages);
    this.#commands.assertReachable();
    assertRoutesAreReachable(routes);
  }

  match(envelope: SlackEnvelope, receiver: EnvelopeReceiver): RouteMatches<H> {
    const found = this.#findRoutes(envelope, receiver);
    const fallback = found.hasUnhandledPart ? this.#fallbacks.find(envelope) : null;
    if (fallback === null) return found;
    // A general fallback receives the event of a function but does not run the function.
    const isRun = envelope.kind !== 'function' || fallback.kind === 'function';
    return { matches: [...found.matches, fallback], hasUnhandledPart: !isRun };
  }

  /** Returns the matching routes, without fallbacks. */
  #findRoutes(envelope: SlackEnvelope, receiver: EnvelopeReceiver): RouteMatches<H> {
    const { kind, body } = envelope;
    switch (kind) {
      case 'command':
        return this.#findCommand(envelope);
      case 'action':
        return this.#findActions(kind, body, getElementFields);
      case 'interactive_message':
        return this.#findActions(kind, body, entry => getLegacyElementFields(body, entry));
      case 'options':
        return this.#toMatches(kind, this.#elements.options.find(getElementFields(body)), body);
      case 'interactive_message_suggestion':
      case 'dialog_suggestion':
        return this.#toMatches(kind, this.#elements[kind].find(getLegacyElementFields(body, body)), body);
      case 'view_submission':
      case 'view_closed': {
        const view = objectAt(body, 'view');
        return this.#toMatches(kind, this.#callbacks[kind].find(textAt(view, 'callback_id')), view);
      }
      case 'shortcut':
      case 'message_shortcut':
      case 'dialog_submission':
      case 'dialog_cancellation':
        return this.#toMatches(kind, this.#callbacks[kind].find(textAt(body, 'callback_id')), body);
      case 'event':
        return this.#findEvent(body, receiver);
      case 'function':
        return this.#findFunction(body);
      case 'unknown':
        return this.#toMatches(kind, this.#findOtherInteraction(envelope), body);
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
        return this.#elements[spec.kind].add(route, toElementConditions(spec));
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

  #findCommand({ kind, name, body }: SlackEnvelope): RouteMatches<H> {
    const found = this.#commands.find(name, textAt(body, 'text') ?? '');
    if (found === null || 'route' in found) return this.#toMatches(kind, found, body);
    return { matches: [], hasUnhandledPart: false, usage: found.usage };
  }

  #toMatches(kind: EnvelopeKind, found: FoundRoute<H> | null, payload: JsonObject): RouteMatches<H> {
    if (found === null) return { matches: [], hasUnhandledPart: true };
    // Adding properties after a spread costs a microsecond; before it, nothing.
    return { matches: [{ kind, payload, ...found }], hasUnhandledPart: false };
  }

  #findOtherInteraction({ type, name, body }: SlackEnvelope): FoundRoute<H> | null {
    const routes = type === 'interactive' ? this.#otherInteractions.get(name) : undefined;
    return routes?.find(textAt(body, 'callback_id')) ?? null;
  }

  #findActions(
    kind: 'action' | 'interactive_message',
    body: JsonObject,
    getFields: (entry: JsonObject) => ElementFields,
  ): RouteMatches<H> {
    const entries = arrayAt(body, 'actions');
    const matches: RouteMatch<H>[] = [];
    for (const payload of entries.filter(isJsonObject)) {
      const found = this.#elements[kind].find(getFields(payload));
      if (found !== null) matches.push({ kind, payload, ...found });
    }
    return { matches, hasUnhandledPart: entries.length === 0 || matches.length < entries.length };
  }

  /** Returns the handler that runs a function and the handlers of its event. */
  #findFunction(body: JsonObject): RouteMatches<H> {
    const event = getEvent(body);
    const found = this.#callbacks.function.find(textAt(objectAt(event, 'function'), 'callback_id'));
    const eventMatches = sortByDeclaration(this.#events.find(event));
    const matches = found === null ? eventMatches : [toFunctionMatch(found, event), ...eventMatches];
    return { matches, hasUnhandledPart: matches.length === 0 };
  }

  #findEvent(body: JsonObject, receiver: EnvelopeReceiver): RouteMatches<H> {
    const event = getEvent(body);
    const assistants = this.#assistant.find(event);
    // Messages to an assistant do not match message routes.
    const listeners = assistants.length > 0 ? assistants : this.#messages.find(event, receiver.bot);
    const matches = sortByDeclaration([...this.#events.find(event), ...listeners]);
    return { matches, hasUnhandledPart: matches.length === 0 && !this.#assistant.needsContext(event) };
  }
}

const sortByDeclaration = <H>(found: readonly OrderedMatch<H>[]): readonly RouteMatch<H>[] =>
  found.toSorted((one, other) => one.order - other.order).map(({ match }) => match);

/**
 * Creates the match of an executed function. Its inputs are captures too; captures of the id take precedence over
 * inputs of the same name. Inputs other than text, numbers and booleans are only in `values`.
 */
export function toFunctionMatch<H>({ route, params }: FoundRoute<H>, event: JsonObject): RouteMatch<H> {
  const inputs = objectAt(event, 'inputs');
  const texts = Object.entries(inputs).flatMap(([name, value]) =>
    isPrimitive(value) ? [[name, String(value)] as const] : [],
  );
  return {
    route,
    kind: 'function',
    payload: event,
    params: getCaptures([...texts, ...Object.entries(params)]),
    values: { ...inputs, ...params },
  };
}

const isPrimitive = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
