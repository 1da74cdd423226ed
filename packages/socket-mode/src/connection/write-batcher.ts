import type { Writable } from 'node:stream';

/** In milliseconds. A longer turn of the event loop is handlers that keep the process busy, not a burst of acks. */
const MAX_BATCH_MS = 10;

/**
 * Sends what is written within one turn of the event loop in a single system call, which costs as much for one ack as
 * for many. The first ack of a turn is sent immediately, and so is each ack of a long turn: there it would wait for
 * handlers that Slack knows nothing about.
 */
export class WriteBatcher {
  #state: 'untouched' | 'written' | 'corked' = 'untouched';
  #batchEndsAt = 0;

  /** @param clock returns the time in milliseconds; any monotonic clock */
  constructor(
    private readonly stream: Writable,
    private readonly clock: Pick<typeof performance, 'now'> = performance,
  ) {}

  /**
   * Call before each write.
   *
   * @param immediately sends this write, and all that are waiting, without batching
   */
  beforeWrite(immediately: boolean): void {
    const now = this.clock.now();
    if (this.#state === 'untouched') {
      this.#state = 'written';
      this.#batchEndsAt = now + MAX_BATCH_MS;
      process.nextTick(this.#endTurn);
    } else if (immediately || now >= this.#batchEndsAt) {
      this.#uncork();
    } else if (this.#state === 'written') {
      this.#state = 'corked';
      this.stream.cork();
    }
  }

  readonly #endTurn = (): void => {
    if (this.#state === 'corked') this.stream.uncork();
    this.#state = 'untouched';
  };

  #uncork(): void {
    if (this.#state === 'corked') this.stream.uncork();
    this.#state = 'written';
  }
}
