// As many as ten connections need to start and to be renewed right afterwards.
const AT_ONCE = 20;

/**
 * What an app token may spend on openings, all its connections together: twenty at once, and one more in each `everyMs`
 * (a token bucket). Slack allows about fifty calls of `apps.connections.open` a minute. Whatever makes openings fail or
 * sockets break, and however many connections there are, they can't become a storm.
 */
export class OpenRateLimiter {
  /** On the clock of `performance.now()`: by then all that was spent has been earned again. */
  #earnedAt = 0;

  constructor(private readonly everyMs: number) {}

  /** How long the next opening must wait; 0 when it need not. */
  get waitMs(): number {
    return Math.max(0, this.#earnedAt - (AT_ONCE - 1) * this.everyMs - performance.now());
  }

  /** An opening begins. */
  spend(): void {
    this.#earnedAt = Math.max(this.#earnedAt, performance.now()) + this.everyMs;
  }
}
