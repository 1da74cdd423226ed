import type { SlackEvent as KnownEvent } from '@slack/types';
import type { SlackAnswer } from '../response/handler-response-types.js';
import type { SlackEventPayload } from '../envelope/payloads.js';
import type { EventRouteSpec } from '../routing/route.js';
import {
  createHandlerDecorator,
  type SlackHandlerOptions,
  type SlackMethodDecorator,
} from './create-handler-decorator.js';

/** The type of an event: one that is known, for the editor to suggest, or any other. `'*'` is every event. */
export type SlackEventType = KnownEvent['type'] | '*' | (string & {});

/** Which events are meant, by more than their type. Every condition given must hold. */
export interface SlackEventConditions<Type extends string> {
  readonly type: Type;
  /** Such as `file_share`, of a message. */
  readonly subtype?: string;
  /** `channel`, `group`, `mpim` or `im`, where the event tells. */
  readonly channelType?: string;
}

/** Messages and mentions are said to the bot, and may be answered. */
type KindOfEvent<Type extends string> = [Type] extends ['message' | 'app_mention'] ? 'message' : 'event';

/**
 * Handles an event by its type, several types, an expression or conditions. All handlers that an event matches run.
 *
 * A message or mention is answered in its channel, and in its thread when it is in one; other events have no answer.
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
): SlackMethodDecorator<KindOfEvent<Type>, SlackAnswer<KindOfEvent<Type>>, SlackEventPayload<Type>> =>
  createHandlerDecorator('SlackEvent', eventSpecs(where), options);

function eventSpecs(
  where: string | readonly string[] | RegExp | SlackEventConditions<string>,
): readonly EventRouteSpec[] {
  if (typeof where === 'string' || where instanceof RegExp) return [{ kind: 'event', type: where }];
  if ('type' in where) return [{ ...where, kind: 'event' }];
  return where.map(type => ({ kind: 'event', type }));
}
