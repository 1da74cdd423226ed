import type { AckMode } from '../routing/route.js';
import {
  createHandlerDecorator,
  type SlackAnswerWith,
  type SlackHandlerOptions,
  type SlackMethodDecorator,
} from './create-handler-decorator.js';
import { elementSpec, type SlackElementConditions, type SlackId } from './slack-id.js';

/**
 * Handles what somebody does to an element of a message or view, by its `action_id` or by other conditions. Of several
 * elements in one payload each is handled on its own.
 *
 * An answer goes to the `response_url`, for the user alone to see, or takes the message's place with
 * `replace_original`.
 *
 * @see https://docs.slack.dev/reference/interaction-payloads/block_actions-payload
 * @example
 * ```ts
 * @SlackAction('ticket/:id/close')
 * async close(@SlackParam('id') id: string, @SlackUser() user: string) {
 *   await this.tickets.close(id, user);
 *   return { replace_original: true, text: `<@${user}> closed ticket ${id}.` };
 * }
 * ```
 */
export const SlackAction = <Ack extends AckMode = 'auto'>(
  where: SlackId | SlackElementConditions,
  options?: SlackHandlerOptions<Ack>,
): SlackMethodDecorator<'action', SlackAnswerWith<Ack, 'action'>> =>
  createHandlerDecorator('SlackAction', [elementSpec('action', where)], options);
