import type { SlackEvent as KnownEvent } from '@slack/types';
import type { SlackAnswer } from '../response/handler-response-types.js';
import type { SlackEventPayload } from '../envelope/payloads.js';
import type { EventRouteSpec } from '../routing/route.js';
import {
  createHandlerDecorator,
  type SlackHandlerOptions,
  type SlackMethodDecorator,
} from './create-handler-decorator.js';

/** The type of an event: a known type, which editors suggest, or any other string. `'*'` matches every event. */
export type SlackEventType = KnownEvent['type'] | '*' | (string & {});

/** Conditions on an event. All given conditions must match. */
export interface SlackEventConditions<Type extends string> {
  readonly type: Type;
  /** The subtype, such as `file_share` of a message. */
  readonly subtype?: string;
  /** `channel`, `group`, `mpim` or `im`, for events that have a `channel_type`. */
  readonly channelType?: string;
}

/** Messages and mentions are addressed to the bot, so their handlers may return a reply. */
type EventKind<Type extends string> = [Type] extends ['message' | 'app_mention'] ? 'message' : 'event';

/**
 * Handles an event by its type, a list of types, an expression or conditions. All matching handlers run.
 *
 * The result of a `message` or `app_mention` handler is posted in the channel, in the thread if the message is in one.
 * Handlers of other events return nothing.
 *
 * @see https://docs.slack.dev/reference/events
 * @example
 * ```ts
 * @SlackEvent('app_mention')
 * greet(@Payload() event: SlackEventPayload<'app_mention'>) {
 *   return `Hello <@${event.user}>!`;
 * }
 * ```
 */
export const SlackEvent = <const Type extends SlackEventType>(
  where: Type | readonly Type[] | RegExp | SlackEventConditions<Type>,
  options?: SlackHandlerOptions,
): SlackMethodDecorator<EventKind<Type>, SlackAnswer<EventKind<Type>>, SlackEventPayload<Type>> =>
  createHandlerDecorator('SlackEvent', toEventSpecs(where), options);

function toEventSpecs(
  where: string | readonly string[] | RegExp | SlackEventConditions<string>,
): readonly EventRouteSpec[] {
  if (typeof where === 'string' || where instanceof RegExp) return [{ kind: 'event', type: where }];
  if ('type' in where) return [{ ...where, kind: 'event' }];
  return where.map(type => ({ kind: 'event', type }));
}
