import type { SlackAnswer } from '../response/handler-response-types.js';
import { declareHandler } from '../discovery/handler-metadata.js';
import type { SlackKind, SlackPayload } from '../envelope/payloads.js';
import type { AckMode, RouteSpec } from '../routing/route.js';
import type { CheckMethod } from './handler-type-checks.js';

/** Options of a handler, the last argument of every handler decorator. */
export interface SlackHandlerOptions<Ack extends AckMode = AckMode> {
  /**
   * When the ack is sent. `'auto'` (default): with the handler's result, or empty at the ack deadline. `'immediate'`:
   * before the handler runs; its result is sent separately. `'manual'`: when the handler calls `ctx.ack()`, at the
   * latest at the ack deadline.
   */
  readonly ack?: Ack;
  /** The name of the app in the module's `apps` that the handler serves. Default: every app. */
  readonly app?: string;
}

/**
 * What a handler may return. With `'manual'` it may also return nothing, because `ctx.ack()` takes the response. With
 * `'immediate'` it returns nothing if only the ack can carry the response.
 */
export type SlackAnswerWith<Ack extends AckMode, K extends SlackKind> =
  | (Ack extends 'manual' ? void : never)
  | ([Ack, K] extends ['immediate', AckOnlyKind] ? void : SlackAnswer<K>);

/** The kinds whose response only the ack can carry. */
type AckOnlyKind =
  | 'view_submission'
  | 'options'
  | 'interactive_message_suggestion'
  | 'dialog_submission'
  | 'dialog_suggestion';

/**
 * Decorates a handler of kind `K`. The compiler checks the method's parameters and its return type.
 *
 * @typeParam Answer the allowed return type
 * @typeParam P the type of `@Payload()`
 */
export interface SlackMethodDecorator<K extends SlackKind, Answer = SlackAnswer<K>, P = SlackPayload<K>> {
  <M extends (...args: never[]) => unknown>(
    target: object,
    key: string | symbol,
    descriptor: TypedPropertyDescriptor<M>,
  ): CheckMethod<M, K, Answer, P>;
  // applyDecorators() requires a property decorator. It passes a key of a general string type, whereas a decorated
  // property passes its own literal name.
  <Key extends string | symbol>(target: object, key: string extends Key ? Key : never): void;
}

/**
 * Creates the decorator `name`, which registers a method as handler of the given routes.
 *
 * The checked signature is an overload: at run time no value has the type of a compile-time error.
 */
export function createHandlerDecorator<K extends SlackKind, Answer, P>(
  name: string,
  specs: readonly RouteSpec[],
  options?: SlackHandlerOptions,
): SlackMethodDecorator<K, Answer, P>;
export function createHandlerDecorator(
  name: string,
  specs: readonly RouteSpec[],
  { ack = 'auto', app }: SlackHandlerOptions = {},
) {
  return (target: object, key?: string | symbol, descriptor?: PropertyDescriptor): void => {
    const method: unknown = descriptor?.value;
    if (typeof target === 'function' || key === undefined || typeof method !== 'function') {
      throw new TypeError(
        `@${name}() is on ${describeMember(target, key)}, which is not an instance method: Slack payloads cannot be ` +
          'passed to it. Put the decorator on a method of a provider or controller.',
      );
    }
    if (!ACK_MODES.includes(ack)) {
      throw new TypeError(
        `@${name}() on ${describeMember(target, key)} has ack: '${ack}'. It is 'auto', 'immediate' or 'manual'.`,
      );
    }
    if (specs.length === 0) {
      throw new TypeError(
        `@${name}() on ${describeMember(target, key)} was given an empty list. Name what it handles.`,
      );
    }
    // Decorators run from last to first, and each declaration is prepended, so several specs are declared in reverse
    // order.
    for (const spec of specs.toReversed()) {
      declareHandler(target, key, { spec, ack, ...(app === undefined ? {} : { app }) });
    }
  };
}

const ACK_MODES: readonly AckMode[] = ['auto', 'immediate', 'manual'];

/**
 * Describes a decorated member: `TicketBot.close`, `static TicketBot.close`, or `class TicketBot` for a decorator on
 * the class.
 */
export function describeMember(target: object, key: string | symbol | undefined): string {
  const isClass = typeof target === 'function';
  const { name } = isClass ? target : target.constructor;
  if (key === undefined) return `class ${name}`;
  return `${isClass ? 'static ' : ''}${name}.${String(key)}`;
}
