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

/**
 * Slack rejected the end of a workflow step. `code` says why:
 *
 * | code | what it means |
 * | --- | --- |
 * | `function_not_running` | the step was completed or failed before, or its workflow was stopped |
 * | `function_not_found` | Slack knows no such step |
 * | `function_not_yours` | the step belongs to another app or workspace |
 * | `function_outputs_refused` | the outputs are not those that the manifest declares |
 */
export class SlackFunctionException extends SlackException {
  override readonly name = 'SlackFunctionException';

  /** @param executionId the step's id: `Fx…` */
  constructor(
    code: string,
    message: string,
    readonly executionId: string,
    options?: ErrorOptions,
  ) {
    super(code, message, options);
  }
}
