// A timer this late was delayed by a blocked process, not by normal scheduling.
const MAX_TIMER_DELAY_MS = 50;
// The wait ends after this many quarters on time, or this many late ones, so that a loop that is always late cannot
// hide a dead peer forever. Late quarters last longer, so no wait ends before its limit.
const QUARTERS = 4;

/**
 * A timeout for responses from the network that does not mistake a busy event loop for a dead connection. While the
 * process is blocked or suspended, responses are not read, and the peer may be unable to send more. The limit is
 * therefore waited in quarters, and up to three quarters that end late do not count. Whatever has arrived when the
 * wait is over is read before the timeout fires.
 */
export class BusyAwareTimeout {
  #timer: NodeJS.Timeout | undefined;
  #expiry: NodeJS.Immediate | undefined;

  /**
   * Starts the timeout, and cancels an earlier one. `onTimeout` is called once, unless the timeout is stopped before.
   */
  start(limitMs: number, onTimeout: () => void): void {
    this.stop();
    this.#waitQuarter(Math.ceil(limitMs / QUARTERS), onTimeout, 0, 0);
  }

  /** Stops the timeout; `onTimeout` will not be called. */
  stop(): void {
    clearTimeout(this.#timer);
    clearImmediate(this.#expiry);
  }

  #waitQuarter(quarterMs: number, onTimeout: () => void, onTimeCount: number, lateCount: number): void {
    // Immediates run after the event loop has read its sockets.
    if (onTimeCount === QUARTERS || lateCount === QUARTERS) this.#expiry = setImmediate(onTimeout);
    else {
      const dueAt = performance.now() + quarterMs;
      this.#timer = setTimeout(() => {
        if (performance.now() - dueAt > MAX_TIMER_DELAY_MS)
          this.#waitQuarter(quarterMs, onTimeout, onTimeCount, lateCount + 1);
        else this.#waitQuarter(quarterMs, onTimeout, onTimeCount + 1, lateCount);
      }, quarterMs);
    }
  }
}
