import { SlackException } from './slack.exception.js';

/** Why a message was not sent to the `response_url`. */
export type SlackResponseUrlCode =
  /** It has accepted its 5 messages. */
  | 'response_url_used_up'
  /** It is older than 30 minutes. */
  | 'response_url_expired'
  /** Slack rejected this message. */
  | 'response_url_refused'
  /** It could not be reached. */
  | 'response_url_failed';

/**
 * A message was not sent to a `response_url`, which accepts 5 messages within 30 minutes. The error does not contain the
 * URL, because anybody who knows it can post messages.
 *
 * @see https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
 * @example
 * ```ts
 * try {
 *   await ctx.respond(report);
 * } catch (error) {
 *   if (!(error instanceof SlackResponseUrlException)) throw error;
 *   await ctx.say({ channel: ctx.userId, text: report });
 * }
 * ```
 */
export class SlackResponseUrlException extends SlackException {
  override readonly name = 'SlackResponseUrlException';

  constructor(
    override readonly code: SlackResponseUrlCode,
    message: string,
  ) {
    super(code, message);
  }
}
