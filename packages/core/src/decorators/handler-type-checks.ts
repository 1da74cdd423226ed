import type { SlackEvent } from '@slack/types';
import type { Observable } from 'rxjs';
import type { SlackAck } from '../response/slack-ack.js';
import type { SlackKind, SlackPayloadMark } from '../envelope/payloads.js';
import type { SlackContext } from '../handler/slack-context.js';

/**
 * The return type of a decorator on an invalid member. A decorator must return `void`, so the compiler reports this
 * type by its name: a sentence and the type that was found (TS1270).
 */
export interface SlackTypeError<Sentence extends string, Found> {
  readonly sentence: Sentence;
  readonly found: Found;
}

/** The error of an invalid parameter, with the payload type of the handler's kind. */
export interface SlackParameterError<Sentence extends string, Found, Payload> extends SlackTypeError<Sentence, Found> {
  readonly payload: Payload;
}

/**
 * `void` if method `M` may handle kind `K`: its result is assignable to `Answer` and its payload parameter accepts `P`.
 */
export type CheckMethod<M, K extends SlackKind, Answer, P> = M extends (...args: infer Args) => infer Result
  ? [Awaited<Result>, PostedMessage<Awaited<Result>, K>] extends [Returnable<Widened<Answer>>, never]
    ? [InvalidParameters<Args, K, P>] extends [never]
      ? void
      : InvalidParameterError<InvalidParameters<Args, K, P>, K, P>
    : SlackTypeError<
        `'${K}' handlers return ${ResultDescription<K, Answer>}; await a call whose result is not the response`,
        Awaited<Result>
      >
  : never;

/**
 * The result of `ctx.say()` and `chat.postMessage`: all properties of a message are optional, so it is assignable to
 * one, but it has nothing to display. A function may have any outputs.
 */
type PostedMessage<Result, K extends SlackKind> = K extends 'function'
  ? never
  : Result extends object
    ? ['ts', keyof Result & ('text' | 'blocks' | 'attachments')] extends [keyof Result, never]
      ? Result
      : never
    : never;

/** The type name of a context already shows its kind. For a payload the error adds the expected type. */
type InvalidParameterError<Found, K extends SlackKind, P> = [Found] extends [SlackContext]
  ? SlackTypeError<`not a parameter for '${K}'`, Found>
  : SlackParameterError<`not a parameter for '${K}'; the last type is its payload`, Found, P>;

/** With `ack: 'immediate'` kinds whose response only the ack can carry return nothing. */
type ResultDescription<K extends SlackKind, Answer> = [Answer, ResultDescriptions[K]] extends [void | null, infer Words]
  ? Words extends 'nothing'
    ? 'nothing'
    : "nothing, since ack: 'immediate' sends an empty ack"
  : ResultDescriptions[K];

/** The allowed results of each kind, in words for compiler errors. */
interface ResultDescriptions {
  command: 'a text, a message, a stream or nothing';
  message: 'a text, a message, a stream or nothing';
  assistant: 'a text, a message, a stream or nothing';
  action: 'nothing, or a text or message for the response_url';
  message_shortcut: 'nothing, or a text or message for the response_url';
  view_submission: 'nothing or SlackView.errors(), update(), push() or clear()';
  options: 'options, option groups or plain strings';
  function: 'its outputs or nothing';
  interactive_message: 'nothing, or a text or message that replaces the message';
  interactive_message_suggestion: 'options, option groups or plain strings';
  dialog_submission: 'nothing or { errors: [{ name, error }] }';
  dialog_cancellation: 'nothing';
  dialog_suggestion: 'options, option groups or plain strings';
  event: 'nothing';
  shortcut: 'nothing';
  view_closed: 'nothing';
  unknown: 'nothing';
}

/** As everywhere in Nest, an Observable represents its last value. */
type Returnable<Answer> = Answer | SlackAck | Observable<Answer | SlackAck>;

/**
 * A decorator gives a method no contextual type, so literals in an unannotated return type are widened: `'errors'`
 * becomes `string`. The comparison therefore accepts any string for a literal, and any object with a `type` for the
 * unions that Slack discriminates by `type` (blocks, views, chunks).
 */
type Widened<T> = T extends string
  ? string
  : T extends { type: string }
    ? { type: string }
    : T extends AsyncIterable<infer Chunk>
      ? AsyncIterable<Widened<Chunk>>
      : T extends readonly (infer Item)[]
        ? readonly Widened<Item>[]
        : T extends object
          ? { [Key in keyof T]: Widened<T[Key]> }
          : T;

/** The parameters that are invalid for kind `K`; `never` if all are valid. */
type InvalidParameters<Args extends readonly unknown[], K extends SlackKind, P> = {
  [Index in keyof Args]-?: InvalidParameter<Args[Index], K, P>;
}[number];

/** Checks contexts and payloads. Other parameters are checked by their own decorators. */
type InvalidParameter<Arg, K extends SlackKind, P> = [Arg] extends [SlackContext<infer Of>]
  ? [Extract<WireKind<K>, Of>] extends [never]
    ? Arg
    : never
  : IsPayload<Arg> extends true
    ? Unless<Comparable<Arg, P>, Arg>
    : never;

/** Messages are events, so their handlers may also declare event types. */
type WireKind<K extends SlackKind> = K extends 'message' | 'assistant' | 'function' ? K | 'event' : K;

type IsPayload<Arg> = keyof SlackPayloadMark<SlackKind> extends keyof Arg
  ? true
  : [Arg] extends [{ type: SlackEvent['type'] }]
    ? true
    : false;

/**
 * A wider type is safe and a narrower one (a subtype of messages) is the author's decision. Any other type is a
 * mistake.
 */
type Comparable<A, B> = [A] extends [B] ? true : [B] extends [A] ? true : false;

type Unless<Condition, T> = Condition extends true ? never : T;

/** `void` if the delivered value is assignable to parameter `Index` of method `Key` of `Target`. */
export type CheckParameter<Delivered, Target, Key, Index extends number> = [Delivered] extends [
  ParameterType<Target, Key, `${Index}`>,
]
  ? void
  : SlackTypeError<'delivers another type; use a pipe', Delivered>;

/** `unknown` for a private method, which `keyof` omits: it is not checked. */
type ParameterType<Target, Key, Index> = Key extends keyof Target
  ? Target[Key] extends (...args: infer Args) => unknown
    ? Index extends keyof Args
      ? Args[Index]
      : Args[number]
    : unknown
  : unknown;
