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

/**
 * A user's input is not valid. Thrown by `@SlackParams()` and `@SlackViewState()`. The user sees the errors: on the fields
 * of a view, which stays open, otherwise as a text. It is not logged as an error.
 */
export class SlackInputException extends SlackException {
  override readonly name = 'SlackInputException';

  /**
   * @param errors error texts by field name; the key `''` is an error of the whole input
   */
  constructor(
    readonly errors: Readonly<Record<string, string>>,
    options?: ErrorOptions,
  ) {
    super('invalid_input', formatFieldErrors(errors).join('\n'), options);
  }
}

/** Formats each error with its field name, unless the message already begins with it. */
export const formatFieldErrors = (errors: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(errors).map(([field, message]) =>
    field === '' || message.startsWith(`${field} `) ? message : `${field}: ${message}`,
  );

/**
 * Errors for the fields of a submitted modal, which stays open and shows them. A field is named by its `block_id`, or by
 * the `action_id` of its element. An error with an unknown name is shown on the first input.
 *
 * @example
 * ```ts
 * throw new SlackViewException<TicketForm>({ title: 'Say what is broken.' });
 * ```
 */
export class SlackViewException<Fields extends object = Record<string, string>> extends SlackException {
  override readonly name = 'SlackViewException';
  readonly errors: { readonly [F in keyof Fields]?: string | undefined };

  constructor(errors: { readonly [F in keyof Fields]?: string | undefined }, options?: ErrorOptions) {
    super('view_errors', Object.values({ ...errors }).join(' '), options);
    this.errors = errors;
  }
}
