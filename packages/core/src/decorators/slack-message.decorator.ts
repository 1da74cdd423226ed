import {
  createHandlerDecorator,
  type SlackHandlerOptions,
  type SlackMethodDecorator,
} from './create-handler-decorator.js';

/** Which messages are meant. Every condition given must hold. */
export interface SlackMessageConditions {
  /** What the text contains, or what it matches. */
  readonly text?: string | RegExp;
  /** Only in a conversation of one person with the bot; one of several people is none. */
  readonly direct?: boolean;
  /** Only when the bot is mentioned. */
  readonly mention?: boolean;
  /** True for replies in threads alone, false for what is said outside of them. Default: both. */
  readonly thread?: boolean;
}

/**
 * Handles messages that somebody wrote: every one, those that contain a text, or those that match an expression, whose
 * named groups `@SlackParam()` gives. Edits and deletions are events: `@SlackEvent({ type: 'message', subtype })`.
 *
 * The answer is said in the channel, and in the thread when the message is in one.
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
