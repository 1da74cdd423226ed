import type { SlackReply } from '../response/handler-response-types.js';
import { SlackException } from './slack.exception.js';

/**
 * Tells the user something instead of answering: a refusal, a wrong input. It is not logged as an error. The text is
 * shown to that user alone, where the kind allows it: in the ack of a command, on the form of a modal (blocks
 * at its top, where they lose their own block ids), else as an ephemeral message.
 *
 * @example
 * ```ts
 * if (!ticket) throw new SlackUserException(`There is no ticket ${id}.`);
 * ```
 */
export class SlackUserException extends SlackException {
  override readonly name = 'SlackUserException';
  /** What the user is shown. */
  readonly reply: SlackReply;

  constructor(reply: string | SlackReply, options?: ErrorOptions) {
    const message = typeof reply === 'string' ? { text: reply } : reply;
    super('user_error', message.text ?? 'A message for the user.', options);
    this.reply = message;
  }
}
