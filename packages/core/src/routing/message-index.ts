import type { BotIdentity } from '../envelope/envelope-metadata.js';
import { textAt, type JsonObject } from '../envelope/json.js';
import { NO_CAPTURES } from './captures.js';
import type { OrderedMatch } from './event-index.js';
import { captureExpression, ExpressionList, removeStatefulFlags } from './expression-list.js';
import type { MessageRouteSpec, Route } from './route.js';
import { TextIndex } from './text-index.js';

/** A message route with its position in the order of declaration. */
export interface DeclaredMessage<H> {
  readonly route: Route<H>;
  readonly spec: MessageRouteSpec;
  readonly order: number;
}

/** The conditions of a route on a message, except its text. */
type MessageConditions = Pick<MessageRouteSpec, 'direct' | 'mention' | 'thread'>;

interface MessageRoute<H> {
  readonly route: Route<H>;
  readonly order: number;
  readonly expression: RegExp | null;
  /** Null for a route without conditions. */
  readonly conditions: MessageConditions | null;
}

/** The subtypes of posted messages. The others report joins, edits, deletions and the like. */
const POSTED_MESSAGE_SUBTYPES: ReadonlySet<string | null> = new Set([
  null,
  'file_share',
  'thread_broadcast',
  'me_message',
  'bot_message',
]);

/** Whether an event is a message that a user or app posted. */
export const isPostedMessage = (event: JsonObject): boolean =>
  event['type'] === 'message' && POSTED_MESSAGE_SUBTYPES.has(textAt(event, 'subtype'));

/** The first message of a thread may have its own `ts` as `thread_ts`. */
const isThreadReply = (event: JsonObject): boolean => {
  const threadTs = textAt(event, 'thread_ts');
  return threadTs !== null && threadTs !== textAt(event, 'ts');
};

/** Routes of posted messages, by their text. */
export class MessageIndex<H> {
  readonly #texts: TextIndex<MessageRoute<H>>;
  readonly #expressions = new ExpressionList((): MessageRoute<H>[] => []);
  readonly #any: MessageRoute<H>[] = [];

  constructor(declared: Iterable<DeclaredMessage<H>>) {
    const texts: [string, MessageRoute<H>][] = [];
    for (const { route, spec, order } of declared) {
      const { text } = spec;
      const expression = text instanceof RegExp ? removeStatefulFlags(text) : null;
      const message = { route, order, expression, conditions: getMessageConditions(spec) };
      if (typeof text === 'string') texts.push([text, message]);
      else if (expression === null) this.#any.push(message);
      else this.#expressions.getOrCreate(expression).push(message);
    }
    this.#texts = new TextIndex(texts);
  }

  /** Returns every route that matches the event, in no particular order. Only posted messages match. */
  find(event: JsonObject, { botUserId }: Pick<BotIdentity, 'botUserId'>): readonly OrderedMatch<H>[] {
    if (!isPostedMessage(event)) return [];
    const text = textAt(event, 'text') ?? '';
    const isDirect = event['channel_type'] === 'im';
    const isMention = botUserId !== null && text.includes(`<@${botUserId}>`);
    const matches: OrderedMatch<H>[] = [];
    const matchesConditions = ({ direct, mention, thread }: MessageConditions): boolean =>
      (direct !== true || isDirect) &&
      (mention !== true || isMention) &&
      (thread === undefined || thread === isThreadReply(event));
    const addMatch = ({ route, order, expression, conditions }: MessageRoute<H>): void => {
      if (conditions !== null && !matchesConditions(conditions)) return;
      const params = expression === null ? NO_CAPTURES : captureExpression(expression, text);
      matches.push({ order, match: { route, kind: 'message', payload: event, params } });
    };
    this.#any.forEach(addMatch);
    this.#texts.find(text).forEach(addMatch);
    for (const routes of this.#expressions.find(text)) routes.forEach(addMatch);
    return matches;
  }
}

const getMessageConditions = (spec: MessageRouteSpec): MessageConditions | null =>
  spec.direct === undefined && spec.mention === undefined && spec.thread === undefined ? null : spec;
