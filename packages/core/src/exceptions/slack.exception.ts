/**
 * What this package throws. `code` is stable, the message is for people: what happened, what follows, what to do.
 * Thrown from a handler it counts as the author's own word: an event that ends in one is acked, never redelivered.
 */
export class SlackException extends Error {
  override readonly name: string = 'SlackException';

  constructor(
    /** Stable name of what went wrong, such as `no_bot_token`. */
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
