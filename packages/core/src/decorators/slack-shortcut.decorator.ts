import type { AckMode } from '../routing/route.js';
import {
  createHandlerDecorator,
  type SlackAnswerWith,
  type SlackHandlerOptions,
  type SlackMethodDecorator,
} from './create-handler-decorator.js';
import { toCallbackSpec, type SlackId } from './slack-id.js';

/**
 * Handles a global shortcut by its `callback_id`. It has no channel to reply in: open a modal, or send a message to the
 * user.
 *
 * @see https://docs.slack.dev/interactivity/implementing-shortcuts
 * @example
 * ```ts
 * @SlackShortcut('new_ticket')
 * async open(@Ctx() ctx: SlackContext<'shortcut'>) {
 *   await ctx.openView(ticketForm());
 * }
 * ```
 */
export const SlackShortcut = (callbackId: SlackId, options?: SlackHandlerOptions): SlackMethodDecorator<'shortcut'> =>
  createHandlerDecorator('SlackShortcut', [toCallbackSpec('shortcut', callbackId)], options);

/**
 * Handles a message shortcut by its `callback_id`. The result is posted to the `response_url`, visible to the user only
 * unless `response_type` is `in_channel`.
 *
 * @see https://docs.slack.dev/interactivity/implementing-shortcuts
 * @example
 * ```ts
 * @SlackMessageShortcut('count_words')
 * count(@Payload() { message }: SlackPayload<'message_shortcut'>) {
 *   return `${(message.text ?? '').split(/\s+/).length} words`;
 * }
 * ```
 */
export const SlackMessageShortcut = <Ack extends AckMode = 'auto'>(
  callbackId: SlackId,
  options?: SlackHandlerOptions<Ack>,
): SlackMethodDecorator<'message_shortcut', SlackAnswerWith<Ack, 'message_shortcut'>> =>
  createHandlerDecorator('SlackMessageShortcut', [toCallbackSpec('message_shortcut', callbackId)], options);
