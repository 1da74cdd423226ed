import type { SlackEvent } from '@slack/types';
import type { Observable } from 'rxjs';
import type { SlackAck } from '../response/slack-ack.js';
import type { SlackKind, SlackPayloadMark } from '../envelope/payloads.js';
import type { SlackContext } from '../handler/slack-context.js';

/**
 * What a decorator returns, to the compiler, where it refuses what it stands on. A decorator must return `void`, so the
 * compiler reports this type instead, by its name: a sentence and what was found (TS1270).
 */
export interface SlackTypeError<Sentence extends string, Found> {
  readonly sentence: Sentence;
  readonly found: Found;
}

/** The same of a parameter, with the payload that a handler of its kind is given. */
export interface SlackParameterError<Sentence extends string, Found, Payload> extends SlackTypeError<Sentence, Found> {
  readonly payload: Payload;
}

/** `void` when method `M` may handle kind `K`: it answers with `Answer` and takes payload `P`. */
export type CheckMethod<M, K extends SlackKind, Answer, P> = M extends (...args: infer Args) => infer Result
  ? [Awaited<Result>, Receipts<Awaited<Result>, K>] extends [Returnable<Loose<Answer>>, never]
    ? [Misfits<Args, K, P>] extends [never]
      ? void
      : Refused<Misfits<Args, K, P>, K, P>
    : SlackTypeError<
        `'${K}' is answered by ${InWords<K, Answer>}; await what is not meant as an answer`,
        Awaited<Result>
      >
  : never;

/**
 * What says where a message was posted, as `ctx.say()` and `chat.postMessage` do: it has parts of a message, all of which
 * may be left out, but nothing to show. Outputs of a function may be anything.
 */
type Receipts<Result, K extends SlackKind> = K extends 'function'
  ? never
  : Result extends object
    ? ['ts', keyof Result & ('text' | 'blocks' | 'attachments')] extends [keyof Result, never]
      ? Result
      : never
    : never;

/** A context tells by its own name what it is for; of a payload it helps to see the right one. */
type Refused<Found, K extends SlackKind, P> = [Found] extends [SlackContext]
  ? SlackTypeError<`not a parameter for '${K}'`, Found>
  : SlackParameterError<`not a parameter for '${K}', whose payload is the last of these`, Found, P>;

/** With `ack: 'immediate'` a kind that is answered by its ack alone has none left. */
type InWords<K extends SlackKind, Answer> = [Answer, AnswerInWords[K]] extends [void | null, infer Words]
  ? Words extends 'nothing'
    ? 'nothing'
    : "nothing, since ack: 'immediate' has answered"
  : AnswerInWords[K];

/** What answers a kind, as the compiler says it to whoever returned something else. */
interface AnswerInWords {
  command: 'a text, a message, a stream or nothing';
  message: 'a text, a message, a stream or nothing';
  assistant: 'a text, a message, a stream or nothing';
  action: 'nothing, or a text or message for the response_url';
  message_shortcut: 'nothing, or a text or message for the response_url';
  view_submission: 'nothing or SlackView.errors(), update(), push() or clear()';
  options: 'options, option groups or plain strings';
  function: 'its outputs or nothing';
  interactive_message: 'nothing, or a text or message that takes the place of the message';
  interactive_message_suggestion: 'options, option groups or plain strings';
  dialog_submission: 'nothing or { errors: [{ name, error }] }';
  dialog_cancellation: 'nothing';
  dialog_suggestion: 'options, option groups or plain strings';
  event: 'nothing';
  shortcut: 'nothing';
  view_closed: 'nothing';
  unknown: 'nothing';
}

/** As everywhere in Nest, an observable stands for its last value. */
type Returnable<Answer> = Answer | SlackAck | Observable<Answer | SlackAck>;

/**
 * A decorator gives a method no contextual type, so the literals in an unannotated return arrive widened: `'errors'` as
 * `string`. Hence the loose comparison, which takes any string for a literal, and for what Slack tells apart by its
 * `type` (blocks, views, chunks) any object that has one.
 */
type Loose<T> = T extends string
  ? string
  : T extends { type: string }
    ? { type: string }
    : T extends AsyncIterable<infer Chunk>
      ? AsyncIterable<Loose<Chunk>>
      : T extends readonly (infer Item)[]
        ? readonly Loose<Item>[]
        : T extends object
          ? { [Key in keyof T]: Loose<T[Key]> }
          : T;

/** The parameters that are not for kind `K`; `never` when all are. */
type Misfits<Args extends readonly unknown[], K extends SlackKind, P> = {
  [Index in keyof Args]-?: Misfit<Args[Index], K, P>;
}[number];

/** Only contexts and payloads can be wrong here: what else a parameter is, its own decorator knows. */
type Misfit<Arg, K extends SlackKind, P> = [Arg] extends [SlackContext<infer Of>]
  ? [Extract<OnTheWire<K>, Of>] extends [never]
    ? Arg
    : never
  : IsPayload<Arg> extends true
    ? Unless<Comparable<Arg, P>, Arg>
    : never;

/** A message is an event too, and its handler may take it as one. */
type OnTheWire<K extends SlackKind> = K extends 'message' | 'assistant' | 'function' ? K | 'event' : K;

type IsPayload<Arg> = keyof SlackPayloadMark<SlackKind> extends keyof Arg
  ? true
  : [Arg] extends [{ type: SlackEvent['type'] }]
    ? true
    : false;

/** A wider type is safe, a narrower one is the author's claim (a subtype of messages); anything else is a mistake. */
type Comparable<A, B> = [A] extends [B] ? true : [B] extends [A] ? true : false;

type Unless<Condition, T> = Condition extends true ? never : T;

/** `void` when what a parameter's decorator delivers fits the parameter: number `Index` of method `Key` of `Target`. */
export type CheckParameter<Delivered, Target, Key, Index extends number> = [Delivered] extends [
  ParameterType<Target, Key, `${Index}`>,
]
  ? void
  : SlackTypeError<'delivers another type; use a pipe', Delivered>;

/** `unknown` for a private method, which `keyof` does not show: there the check is off. */
type ParameterType<Target, Key, Index> = Key extends keyof Target
  ? Target[Key] extends (...args: infer Args) => unknown
    ? Index extends keyof Args
      ? Args[Index]
      : Args[number]
    : unknown
  : unknown;
