import type { AckMode } from '../routing/route.js';
import {
  createHandlerDecorator,
  type SlackAnswerWith,
  type SlackHandlerOptions,
  type SlackMethodDecorator,
} from './create-handler-decorator.js';
import { toElementSpec, type SlackElementConditions, type SlackId } from './slack-id.js';

/** Conditions on a select element. All given conditions must match. */
export type SlackOptionsConditions = Pick<SlackElementConditions, 'actionId' | 'blockId'>;

/**
 * Returns the options of a select with external data (`external_select`, `multi_external_select`) while a user types.
 * Only the ack can carry them, so there is no `'immediate'`.
 *
 * @see https://docs.slack.dev/reference/interaction-payloads/block_suggestion-payload
 * @example
 * ```ts
 * @SlackOptions('category')
 * categories(@Payload('value') typed: string) {
 *   return this.categories.startingWith(typed); // strings, or { text, value }
 * }
 * ```
 */
export const SlackOptions = <Ack extends Exclude<AckMode, 'immediate'> = 'auto'>(
  where: SlackId | SlackOptionsConditions,
  options?: SlackHandlerOptions<Ack>,
): SlackMethodDecorator<'options', SlackAnswerWith<Ack, 'options'>> =>
  createHandlerDecorator('SlackOptions', [toElementSpec('options', where)], options);
