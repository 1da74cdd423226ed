/** What a `SlackAck` says about the ack. */
export type AckDecision = { readonly kind: 'ok'; readonly answer: unknown } | { readonly kind: 'retry' };

/**
 * A word on the ack itself, returned by a handler or an exception filter.
 *
 * @example
 * ```ts
 * @Catch(DatabaseDown)
 * export class DatabaseDownFilter implements SlackExceptionFilter {
 *   catch() {
 *     return SlackAck.retry(); // Slack delivers the event again
 *   }
 * }
 * ```
 */
export class SlackAck {
  /** Acks, with an answer of the handler's kind when one is given. */
  static ok(answer?: string | object): SlackAck {
    return new SlackAck({ kind: 'ok', answer });
  }

  /**
   * Withholds the ack, so that Slack delivers an event again (about at once, after a minute, after five). What Slack
   * never redelivers gets the default answer to an error of its kind instead.
   */
  static retry(): SlackAck {
    return new SlackAck({ kind: 'retry' });
  }

  /** What was wished for. @internal */
  static wishOf(ack: SlackAck): AckDecision {
    return ack.#wish;
  }

  // A private member keeps the class from being `{}` to the type checker, which everything would fit.
  readonly #wish: AckDecision;

  private constructor(wish: AckDecision) {
    this.#wish = wish;
  }
}
