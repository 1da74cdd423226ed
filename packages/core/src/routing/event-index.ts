import { isJsonObject, type JsonObject, objectAt, textAt } from '../envelope/json.js';
import { NO_CAPTURES } from './captures.js';
import { captureExpression, ExpressionList, removeStatefulFlags } from './expression-list.js';
import { getOrCreate } from './get-or-create.js';
import type { EventRouteSpec, Route, RouteMatch } from './route.js';
import type { BotIdentity } from '../envelope/envelope-metadata.js';
import type { SlackEnvelope } from '../envelope/envelope.js';
import { getEvent } from '../envelope/parse-envelope.js';

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

/**
 * Slack names the bot itself as the user of these events, but a bot must learn that it was added to or removed from a
 * channel.
 */
const MEMBERSHIP_EVENT_TYPES: ReadonlySet<string> = new Set(['member_joined_channel', 'member_left_channel']);

/**
 * Whether the app itself caused an event: its own message, an edit of one, or its own reaction. A bot that replies to
 * its own messages would reply forever.
 */
export function isOwnEvent(envelope: SlackEnvelope, self: BotIdentity): boolean {
  if (envelope.kind !== 'event' || MEMBERSHIP_EVENT_TYPES.has(envelope.name)) return false;
  const event = getEvent(envelope.body);
  if (isSameId(self.botUserId, textAt(event, 'user')) || isSameId(self.botUserId, textAt(event, 'user_id')))
    return true;
  const appId = textAt(envelope.body, 'api_app_id');
  return getEventMessages(envelope).some(
    message =>
      isSameId(self.botId, textAt(message, 'bot_id')) ||
      isSameId(self.botUserId, textAt(message, 'user')) ||
      isSameId(appId, textAt(message, 'app_id')) ||
      isSameId(appId, textAt(objectAt(message, 'bot_profile'), 'app_id')),
  );
}

/** Two missing ids are not the same id. */
const isSameId = (ours: string | null, theirs: string | null): boolean => ours !== null && ours === theirs;

const MESSAGE_EVENT_TYPES: ReadonlySet<string> = new Set(['message', 'app_mention']);

/**
 * Returns the messages in an event: the event itself and, for an edit, the edited message. Returns an empty list for
 * other events. An edit belongs to the author of the message, even when Slack causes it by unfurling a link.
 */
export function getEventMessages({ kind, name, body }: SlackEnvelope): readonly JsonObject[] {
  if (kind !== 'event' || !MESSAGE_EVENT_TYPES.has(name)) return [];
  const event = getEvent(body);
  const edited = event['subtype'] === 'message_changed' ? event['message'] : undefined;
  return isJsonObject(edited) ? [event, edited] : [event];
}

/** Whether an event is a message or mention posted by any app, or an edit of one. */
export const isBotMessage = (envelope: SlackEnvelope): boolean => getEventMessages(envelope).some(isPostedByApp);

const isPostedByApp = (message: JsonObject): boolean =>
  textAt(message, 'bot_id') !== null || message['subtype'] === 'bot_message';
