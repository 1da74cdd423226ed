import { SlackException } from './slack.exception.js';

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
