import type { AckMode } from '../routing/route.js';
import {
  createHandlerDecorator,
  type SlackAnswerWith,
  type SlackHandlerOptions,
  type SlackMethodDecorator,
} from './create-handler-decorator.js';
import { toCallbackSpec, type SlackId } from './slack-id.js';

/**
 * Handles a submitted modal by the `callback_id` of its view. Returning nothing closes the view; `SlackView` builds the
 * other responses. With `ack: 'immediate'` the view is already closed and the handler returns nothing.
 *
 * @see https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload
 * @example
 * ```ts
 * @SlackViewSubmission('ticket')
 * async submit(@Payload() view: SlackPayload<'view_submission'>) {
 *   const title = titleOf(view);
 *   if (title.length < 3) return SlackView.errors({ title: 'Say a little more.' });
 *   await this.tickets.open(title);
 * }
 * ```
 */
export const SlackViewSubmission = <Ack extends AckMode = 'auto'>(
  callbackId: SlackId,
  options?: SlackHandlerOptions<Ack>,
): SlackMethodDecorator<'view_submission', SlackAnswerWith<Ack, 'view_submission'>> =>
  createHandlerDecorator('SlackViewSubmission', [toCallbackSpec('view_submission', callbackId)], options);

/**
 * Handles a modal that a user closed without submitting it. Slack only sends this for views with `notify_on_close`.
 *
 * @see https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload
 */
export const SlackViewClosed = (
  callbackId: SlackId,
  options?: SlackHandlerOptions,
): SlackMethodDecorator<'view_closed'> =>
  createHandlerDecorator('SlackViewClosed', [toCallbackSpec('view_closed', callbackId)], options);
