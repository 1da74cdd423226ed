import { SlackException } from './slack.exception.js';

/**
 * Slack refused a message of the bot. An event whose handler ends in one is acked, since Slack would refuse it again;
 * unless the refusal is temporary.
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
    /** Slack's own code: `not_in_channel`, `channel_not_found`, `is_archived`, `msg_too_long`, `rate_limited`, … */
    readonly refusal: string,
    message: string,
    /** What Slack said besides, such as where in the blocks the mistake is: `… [json-pointer:/blocks/0/text]`. */
    readonly details: readonly string[],
    /** Whether the same message may be taken later. */
    readonly isTemporary: boolean,
    options?: ErrorOptions,
  ) {
    super('say_refused', message, options);
  }
}
