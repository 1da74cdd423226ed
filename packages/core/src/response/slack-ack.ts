/** What a `SlackAck` requests. */
export type AckDecision = { readonly kind: 'ok'; readonly answer: unknown } | { readonly kind: 'retry' };

/**
 * Controls the ack. Returned by a handler or an exception filter.
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
  /** Acks, optionally with a result of the handler's kind. */
  static ok(answer?: string | object): SlackAck {
    return new SlackAck({ kind: 'ok', answer });
  }

  /**
   * Withholds the ack, so that Slack redelivers an event: almost immediately, after 1 minute and after 5 minutes. Kinds
   * that Slack never redelivers get the default response to an error instead.
   */
  static retry(): SlackAck {
    return new SlackAck({ kind: 'retry' });
  }

  /** @internal */
  static getDecision(ack: SlackAck): AckDecision {
    return ack.#decision;
  }

  // Without a private member, every object would be assignable to this class.
  readonly #decision: AckDecision;

  private constructor(decision: AckDecision) {
    this.#decision = decision;
  }
}
