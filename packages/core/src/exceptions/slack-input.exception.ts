import { SlackException } from './slack.exception.js';

/**
 * What a user entered doesn't fit: thrown by `@SlackParams()` and `@SlackViewState()`. It is answered to that user and is
 * not logged as an error: on the fields of the form, which stays open, and else as a text.
 */
export class SlackInputException extends SlackException {
  override readonly name = 'SlackInputException';

  /**
   * @param errors what is wrong, by the name of the field; `''` is the whole
   */
  constructor(
    readonly errors: Readonly<Record<string, string>>,
    options?: ErrorOptions,
  ) {
    super('invalid_input', formatFieldErrors(errors).join('\n'), options);
  }
}

/** What is wrong, each with its field. Some messages begin with the name of the field, others don't. */
export const formatFieldErrors = (errors: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(errors).map(([field, message]) =>
    field === '' || message.startsWith(`${field} `) ? message : `${field}: ${message}`,
  );
