import { SlackException } from './slack.exception.js';

/** Why an answer did not go out by the `response_url`. */
export type SlackResponseUrlCode =
  /** It had taken five messages. */
  | 'response_url_used_up'
  /** Its 30 minutes were over. */
  | 'response_url_expired'
  /** Slack said no to this message. */
  | 'response_url_refused'
  /** It could not be reached. */
  | 'response_url_failed';

/**
 * A message that did not go out by a `response_url`, which takes five within 30 minutes. One too many, or too late, is
 * not sent at all. The URL is not named: whoever has it can post with it.
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
