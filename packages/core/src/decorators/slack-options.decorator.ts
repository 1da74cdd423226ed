import type { AckMode } from '../routing/route.js';
import {
  createHandlerDecorator,
  type SlackAnswerWith,
  type SlackHandlerOptions,
  type SlackMethodDecorator,
} from './create-handler-decorator.js';
import { elementSpec, type SlackElementConditions, type SlackId } from './slack-id.js';

/** Which selects are meant. Both conditions must hold, where both are given. */
export type SlackOptionsConditions = Pick<SlackElementConditions, 'actionId' | 'blockId'>;

/**
 * Supplies the options of a select that has them from the bot (`external_select`, `multi_external_select`), as somebody
 * types into it. Only the ack can carry them: there is no `'immediate'`.
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
  createHandlerDecorator('SlackOptions', [elementSpec('options', where)], options);
