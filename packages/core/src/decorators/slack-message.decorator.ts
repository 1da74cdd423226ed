import {
  createHandlerDecorator,
  type SlackHandlerOptions,
  type SlackMethodDecorator,
} from './create-handler-decorator.js';

/** Conditions on a message. All given conditions must match. */
export interface SlackMessageConditions {
  /** A text that the message contains, or an expression that it matches. */
  readonly text?: string | RegExp;
  /** Only direct messages between one user and the bot; group direct messages do not match. Default: false. */
  readonly direct?: boolean;
  /** Only messages that mention the bot. Default: false. */
  readonly mention?: boolean;
  /** True for replies in threads only, false for messages outside threads only. Default: both. */
  readonly thread?: boolean;
}

/**
 * Handles posted messages: all, those that contain a text, or those that match an expression, whose named groups are
 * available to `@SlackParam()`. Edits and deletions are events: `@SlackEvent({ type: 'message', subtype })`.
 *
 * The result is posted in the channel, in the thread if the message is in one.
 *
 * @see https://docs.slack.dev/reference/events/message
 * @example
 * ```ts
 * @SlackMessage(/^status of (?<service>[\w-]+)/i)
 * status(@SlackParam('service') service: string) {
 *   return this.services.statusOf(service);
 * }
 * ```
 */
export const SlackMessage = (
  where: string | RegExp | SlackMessageConditions = {},
  options?: SlackHandlerOptions,
): SlackMethodDecorator<'message'> => {
  const conditions = typeof where === 'string' || where instanceof RegExp ? { text: where } : where;
  return createHandlerDecorator('SlackMessage', [{ ...conditions, kind: 'message' }], options);
};
