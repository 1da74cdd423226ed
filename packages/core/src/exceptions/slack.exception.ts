/**
 * The base class of all exceptions of this package. `code` is stable; the message says what happened, what follows and
 * what to do. When a handler throws it for an event, the event is acked and not redelivered.
 */
export class SlackException extends Error {
  override readonly name: string = 'SlackException';

  constructor(
    /** The stable error code, such as `no_bot_token`. */
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
