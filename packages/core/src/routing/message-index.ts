import type { BotIdentity } from '../envelope/bot-identity.js';
import { textAt, type JsonObject } from '../envelope/json.js';
import { NO_CAPTURES } from './captures.js';
import type { OrderedMatch } from './event-index.js';
import { expressionCaptures, ExpressionList, stateless } from './expression-list.js';
import type { MessageRouteSpec, Route } from './route.js';
import { TextIndex } from './text-index.js';

/** A route of messages, as it was declared. */
export interface DeclaredMessage<H> {
  readonly route: Route<H>;
  readonly spec: MessageRouteSpec;
  readonly order: number;
}

/** What a route asks of a message, its text aside. */
type MessageConditions = Pick<MessageRouteSpec, 'direct' | 'mention' | 'thread'>;

interface MessageRoute<H> {
  readonly route: Route<H>;
  readonly order: number;
  readonly expression: RegExp | null;
  /** Null for a route that has none, as most. */
  readonly conditions: MessageConditions | null;
}

/** The subtypes that are still somebody's words; the others tell of joins, edits, deletions and the like. */
const writtenSubtypes: ReadonlySet<string | null> = new Set([
  null,
  'file_share',
  'thread_broadcast',
  'me_message',
  'bot_message',
]);

/** Whether an event is a message that somebody wrote. */
export const isWritten = (event: JsonObject): boolean =>
  event['type'] === 'message' && writtenSubtypes.has(textAt(event, 'subtype'));

/** A thread's first message may bear the thread's time too, which is its own. */
const isReply = (event: JsonObject): boolean => {
  const threadTs = textAt(event, 'thread_ts');
  return threadTs !== null && threadTs !== textAt(event, 'ts');
};

/** The routes of messages that somebody wrote, by what their text contains. */
export class MessageIndex<H> {
  readonly #texts: TextIndex<MessageRoute<H>>;
  readonly #expressions = new ExpressionList((): MessageRoute<H>[] => []);
  readonly #any: MessageRoute<H>[] = [];

  constructor(declared: Iterable<DeclaredMessage<H>>) {
    const texts: [string, MessageRoute<H>][] = [];
    for (const { route, spec, order } of declared) {
      const { text } = spec;
      const expression = text instanceof RegExp ? stateless(text) : null;
      const message = { route, order, expression, conditions: conditionsOf(spec) };
      if (typeof text === 'string') texts.push([text, message]);
      else if (expression === null) this.#any.push(message);
      else this.#expressions.at(expression).push(message);
    }
    this.#texts = new TextIndex(texts);
  }

  /** Every route that the event takes, in no particular order: none unless it is a message that somebody wrote. */
  find(event: JsonObject, { botUserId }: Pick<BotIdentity, 'botUserId'>): readonly OrderedMatch<H>[] {
    if (!isWritten(event)) return [];
    const text = textAt(event, 'text') ?? '';
    const isDirect = event['channel_type'] === 'im';
    const isMention = botUserId !== null && text.includes(`<@${botUserId}>`);
    const found: OrderedMatch<H>[] = [];
    const isTaken = ({ direct, mention, thread }: MessageConditions): boolean =>
      (direct !== true || isDirect) &&
      (mention !== true || isMention) &&
      (thread === undefined || thread === isReply(event));
    const take = ({ route, order, expression, conditions }: MessageRoute<H>): void => {
      if (conditions !== null && !isTaken(conditions)) return;
      const params = expression === null ? NO_CAPTURES : expressionCaptures(expression, text);
      found.push({ order, match: { route, kind: 'message', payload: event, params } });
    };
    this.#any.forEach(take);
    this.#texts.find(text).forEach(take);
    for (const routes of this.#expressions.find(text)) routes.forEach(take);
    return found;
  }
}

const conditionsOf = (spec: MessageRouteSpec): MessageConditions | null =>
  spec.direct === undefined && spec.mention === undefined && spec.thread === undefined ? null : spec;
