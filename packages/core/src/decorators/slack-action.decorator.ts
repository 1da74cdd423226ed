import type { AckMode } from '../routing/route.js';
import {
  createHandlerDecorator,
  type SlackAnswerWith,
  type SlackHandlerOptions,
  type SlackMethodDecorator,
} from './create-handler-decorator.js';
import { toElementSpec, type SlackElementConditions, type SlackId } from './slack-id.js';

/**
 * Handles user actions on an element of a message or view, by its `action_id` or by other conditions. If a payload has
 * several elements, each is handled separately.
 *
 * The result is posted to the `response_url`, visible to the user only, or replaces the message if it has
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
  createHandlerDecorator('SlackAction', [toElementSpec('action', where)], options);
