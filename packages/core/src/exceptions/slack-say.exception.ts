import { SlackException } from './slack.exception.js';

/**
 * Slack rejected a message of the bot. An event whose handler throws this is acked, because Slack would reject the message
 * again, unless the error is temporary.
 *
 * @see https://docs.slack.dev/reference/methods/chat.postMessage#errors
 * @example
 * ```ts
 * try {
 *   await ctx.say({ channel, text });
 * } catch (error) {
 *   if (!(error instanceof SlackSayException) || error.refusal !== 'not_in_channel') throw error;
 *   return `Invite me to <#${channel}> first.`;
 * }
 * ```
 */
export class SlackSayException extends SlackException {
  override readonly name = 'SlackSayException';

  constructor(
    /** Slack's error code: `not_in_channel`, `channel_not_found`, `is_archived`, `msg_too_long`, `rate_limited`, … */
    readonly refusal: string,
    message: string,
    /** Slack's detailed messages, such as the position of an error in the blocks: `… [json-pointer:/blocks/0/text]`. */
    readonly details: readonly string[],
    /** Whether Slack may accept the same message later. */
    readonly isTemporary: boolean,
    options?: ErrorOptions,
  ) {
    super('say_refused', message, options);
  }
}
