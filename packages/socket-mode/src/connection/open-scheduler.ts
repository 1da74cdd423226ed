import { Deferred, abortableDelay } from '@nest-slack/core/internal';
import { OpenRateLimiter } from './open-rate-limiter.js';

// Slack warns of an end about ten seconds ahead: whoever is warned must not wait for another's opening that hangs.
const TURN_MS = 2_000;

/**
 * Lets the connections of one app token open their sockets one after another, so that no two are renewed at once and
 * Slack sees no burst of requests; and lets none through while Slack has asked all of them to wait, or while their
 * budget is spent. An opening that takes more than two seconds goes on, but keeps the next one waiting no longer.
 */
export class OpenScheduler {
  #last: Promise<void> = Promise.resolve();
  readonly #budget: OpenRateLimiter;
  #heldUntil = 0;

  /**
   * @param signal ends every wait; openings then run at once, to find it aborted themselves
   * @param everyMs from one opening to the next in the long run
   */
  constructor(
    private readonly signal: AbortSignal,
    everyMs: number,
  ) {
    this.#budget = new OpenRateLimiter(everyMs);
  }

  /** Runs an opening when its turn comes. */
  async run<T>(opening: () => Promise<T>): Promise<T> {
    const previous = this.#last;
    const turn = new Deferred<void>();
    this.#last = turn.promise;
    await previous;
    await this.#allowed();
    this.#budget.spend();
    const limit = setTimeout(() => turn.resolve(), TURN_MS);
    try {
      return await opening();
    } finally {
      clearTimeout(limit);
      turn.resolve();
    }
  }

  /** Starts no opening before this time is over. */
  hold(ms: number): void {
    this.#heldUntil = Math.max(this.#heldUntil, performance.now() + ms);
  }

  // An opening that has outlasted its turn may prolong the wait meanwhile.
  async #allowed(): Promise<void> {
    while (this.#waitMs > 0 && (await abortableDelay(this.#waitMs, this.signal)));
  }

  get #waitMs(): number {
    return Math.max(this.#heldUntil - performance.now(), this.#budget.waitMs);
  }
}
