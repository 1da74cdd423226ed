// A timer this late was held up by the process itself, not by the scheduling of a healthy event loop.
const LATE_MS = 50;
// A loop that is late every time must not hide a dead peer for ever.
const MAX_EXTENSIONS = 3;

/**
 * A limit on something that the network owes us, which does not take a busy event loop for a dead connection: while
 * the process is blocked, answers lie unread. So when the timer itself is late, the wait is granted again (at most
 * three times), and when it is on time, what has arrived is still read before the verdict.
 */
export class PatientTimer {
  #timer: NodeJS.Timeout | undefined;
  #verdict: NodeJS.Immediate | undefined;

  /** Starts the wait, in the place of one that runs. `expired` is called once, unless the wait is stopped before. */
  start(limitMs: number, expired: () => void): void {
    this.stop();
    this.#wait(limitMs, expired, MAX_EXTENSIONS);
  }

  /** Ends the wait; `expired` will not be called. */
  stop(): void {
    clearTimeout(this.#timer);
    clearImmediate(this.#verdict);
  }

  #wait(limitMs: number, expired: () => void, extensions: number): void {
    const dueAt = performance.now() + limitMs;
    this.#timer = setTimeout(() => {
      const late = performance.now() - dueAt > LATE_MS;
      if (late && extensions > 0) this.#wait(limitMs, expired, extensions - 1);
      // Immediates run after the loop has read its sockets.
      else this.#verdict = setImmediate(expired);
    }, limitMs);
  }
}
