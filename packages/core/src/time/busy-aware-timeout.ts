// A timer this late was held up by the process itself, not by the scheduling of a healthy event loop.
const LATE_MS = 50;
// So many quarters end a wait: that many on time, or that many late ones, so that a loop which is late every time can't
// hide a dead peer for ever. Late ones last longer than a quarter each: no wait ends before its limit.
const QUARTERS = 4;

/**
 * A limit on something that the network owes us, which does not take a busy event loop for a dead connection: while
 * the process is blocked or suspended, answers lie unread, and a peer whose answers nobody reads may be unable to send
 * more. So the loop's own delay is measured all along: the limit is waited in quarters, and one that ends late doesn't
 * count, three at most. What has arrived when the wait is over is still read before the verdict.
 */
export class BusyAwareTimeout {
  #timer: NodeJS.Timeout | undefined;
  #verdict: NodeJS.Immediate | undefined;

  /** Starts the wait, in the place of one that runs. `expired` is called once, unless the wait is stopped before. */
  start(limitMs: number, expired: () => void): void {
    this.stop();
    this.#wait(Math.ceil(limitMs / QUARTERS), expired, 0, 0);
  }

  /** Ends the wait; `expired` will not be called. */
  stop(): void {
    clearTimeout(this.#timer);
    clearImmediate(this.#verdict);
  }

  #wait(quarterMs: number, expired: () => void, onTime: number, late: number): void {
    // Immediates run after the loop has read its sockets.
    if (onTime === QUARTERS || late === QUARTERS) this.#verdict = setImmediate(expired);
    else {
      const dueAt = performance.now() + quarterMs;
      this.#timer = setTimeout(() => {
        if (performance.now() - dueAt > LATE_MS) this.#wait(quarterMs, expired, onTime, late + 1);
        else this.#wait(quarterMs, expired, onTime + 1, late);
      }, quarterMs);
    }
  }
}
