import { Deferred, abortableDelay } from '@nest-slack/core/internal';

// Slack warns about ten seconds before it closes a socket, so a warned connection must not wait for another attempt
// that hangs.
const MAX_SLOT_MS = 2_000;

/**
 * Opens the sockets of one app token one after another, so that no two connections are refreshed at once and Slack
 * sees no burst of requests. Waits while Slack has asked for a pause or the rate limit is reached. An attempt that
 * takes more than two seconds continues, but the next one no longer waits for it.
 */
export class OpenScheduler {
  #last: Promise<void> = Promise.resolve();
  readonly #rateLimiter: OpenRateLimiter;
  #pausedUntil = 0;

  /**
   * @param signal ends every wait; the attempts then run at once and find it aborted
   * @param intervalMs the average interval between two attempts in the long run
   */
  constructor(
    private readonly signal: AbortSignal,
    intervalMs: number,
  ) {
    this.#rateLimiter = new OpenRateLimiter(intervalMs);
  }

  /** Runs an attempt when it is next. */
  async run<T>(open: () => Promise<T>): Promise<T> {
    const previous = this.#last;
    const slot = new Deferred<void>();
    this.#last = slot.promise;
    await previous;
    await this.#waitUntilAllowed();
    this.#rateLimiter.consume();
    const slotTimer = setTimeout(() => slot.resolve(), MAX_SLOT_MS);
    try {
      return await open();
    } finally {
      clearTimeout(slotTimer);
      slot.resolve();
    }
  }

  /** Starts no attempt before this time is over. */
  pause(ms: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, performance.now() + ms);
  }

  // An attempt that still runs may extend the pause in the meantime, so check again after each delay.
  async #waitUntilAllowed(): Promise<void> {
    while (this.#waitMs > 0 && (await abortableDelay(this.#waitMs, this.signal)));
  }

  get #waitMs(): number {
    return Math.max(this.#pausedUntil - performance.now(), this.#rateLimiter.waitMs);
  }
}

// Enough for ten connections to start and to be refreshed right afterwards.
const BURST_SIZE = 20;

/**
 * The rate limit for opening sockets of one app token (a token bucket): twenty at once, then one per `intervalMs`.
 * Slack allows about fifty calls of `apps.connections.open` a minute, and no failure may turn into a storm of
 * requests.
 */
export class OpenRateLimiter {
  /** On the clock of `performance.now()`: when the bucket is full again. */
  #refilledAt = 0;

  constructor(private readonly intervalMs: number) {}

  /** How long the next attempt must wait. */
  get waitMs(): number {
    return Math.max(0, this.#refilledAt - (BURST_SIZE - 1) * this.intervalMs - performance.now());
  }

  /** Takes one token from the bucket. */
  consume(): void {
    this.#refilledAt = Math.max(this.#refilledAt, performance.now()) + this.intervalMs;
  }
}
