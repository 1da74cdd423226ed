import type { SlackReply } from '../response/handler-response-types.js';
import { SlackException } from './slack.exception.js';

/**
 * Shows the user a message instead of a result, such as a rejection or an input error. It is not logged as an error. Only
 * this user sees the message, where the kind allows it: in the ack of a command, in the submitted modal (blocks are
 * added at its top, without their own block ids), otherwise as an ephemeral message.
 *
 * @example
 * ```ts
 * if (!ticket) throw new SlackUserException(`There is no ticket ${id}.`);
 * ```
 */
export class SlackUserException extends SlackException {
  override readonly name = 'SlackUserException';
  /** The message for the user. */
  readonly reply: SlackReply;

  constructor(reply: string | SlackReply, options?: ErrorOptions) {
    const message = typeof reply === 'string' ? { text: reply } : reply;
    super('user_error', message.text ?? 'A message for the user.', options);
    this.reply = message;
  }
}
