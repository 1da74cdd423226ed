import type { SlackAnswer } from '../response/handler-response-types.js';
import { declareHandler } from '../discovery/handler-metadata.js';
import type { SlackKind, SlackPayload } from '../envelope/payloads.js';
import type { AckMode, RouteSpec } from '../routing/route.js';
import type { CheckMethod } from './handler-type-checks.js';

/** The last argument of every method decorator. */
export interface SlackHandlerOptions<Ack extends AckMode = AckMode> {
  /**
   * When Slack gets its ack: `'auto'` (the default) with the answer, or bare at the deadline; `'immediate'` before the
   * handler runs, and the answer takes another way; `'manual'` when the handler calls `ctx.ack()`, at the deadline at
   * the latest.
   */
  readonly ack?: Ack;
  /** The one app of the module's `apps` that it serves. Every app by default. */
  readonly app?: string;
}

/**
 * What a handler may return. With `'manual'` nothing as well: `ctx.ack()` takes the answer. With `'immediate'` the ack is
 * gone, and what only an ack can carry has no way left.
 */
export type SlackAnswerWith<Ack extends AckMode, K extends SlackKind> =
  | (Ack extends 'manual' ? void : never)
  | ([Ack, K] extends ['immediate', AnsweredByAckAlone] ? void : SlackAnswer<K>);

/** The kinds whose answer has no way but the ack. */
type AnsweredByAckAlone =
  | 'view_submission'
  | 'options'
  | 'interactive_message_suggestion'
  | 'dialog_submission'
  | 'dialog_suggestion';

/**
 * Decorates a method that handles kind `K`, and checks when compiling what the method takes and returns.
 *
 * @typeParam Answer what the method may return
 * @typeParam P what `@Payload()` gives it
 */
export interface SlackMethodDecorator<K extends SlackKind, Answer = SlackAnswer<K>, P = SlackPayload<K>> {
  <M extends (...args: never[]) => unknown>(
    target: object,
    key: string | symbol,
    descriptor: TypedPropertyDescriptor<M>,
  ): CheckMethod<M, K, Answer, P>;
  // applyDecorators() wants a decorator of properties. It passes any key; a property would pass its own name.
  <Key extends string | symbol>(target: object, key: string extends Key ? Key : never): void;
}

/**
 * Makes the decorator `name`, which declares a method to handle the payloads of these routes.
 *
 * The signature that promises the check is an overload: nothing at run time has the type that a refusal has.
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
        `@${name}() stands on ${placeOf(target, key)}, which is not a method of instances: Slack's payloads can't be ` +
          'handed to it. Put the decorator on a method of a provider or controller.',
      );
    }
    if (!ACK_MODES.includes(ack)) {
      throw new TypeError(
        `@${name}() on ${placeOf(target, key)} has ack: '${ack}'. It is 'auto', 'immediate' or 'manual'.`,
      );
    }
    if (specs.length === 0) {
      throw new TypeError(`@${name}() on ${placeOf(target, key)} was given an empty list. Name what it handles.`);
    }
    // Decorators apply from the last to the first, and declarations are put in front of those before: so do several.
    for (const spec of specs.toReversed()) {
      declareHandler(target, key, { spec, ack, ...(app === undefined ? {} : { app }) });
    }
  };
}

const ACK_MODES: readonly AckMode[] = ['auto', 'immediate', 'manual'];

/** `TicketBot.close`, `static TicketBot.close`, or `class TicketBot` when the decorator stands on the class. */
export function placeOf(target: object, key: string | symbol | undefined): string {
  const isClass = typeof target === 'function';
  const { name } = isClass ? target : target.constructor;
  if (key === undefined) return `class ${name}`;
  return `${isClass ? 'static ' : ''}${name}.${String(key)}`;
}
