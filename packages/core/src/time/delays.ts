import { setTimeout as wait } from 'node:timers/promises';

/**
 * Waits, unless the signal aborts; resolves to false if it has aborted. The timer keeps the process alive: a bot that
 * waits for Slack is still running.
 */
export async function abortableDelay(ms: number, signal: AbortSignal): Promise<boolean> {
  // It only rejects when the signal aborts, which the return value reports.
  if (ms > 0) await wait(ms, undefined, { signal }).catch(() => {});
  return !signal.aborted;
}

/** The longest delay of a timer. Node stores it in 32 bits and fires a longer one immediately. */
export const MAX_TIMER_MS = 2 ** 31 - 1;

/** Resolves to whether the work completed within the limit; rejects when it failed within the limit. */
export async function withTimeout(limitMs: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const timedOut = new Promise<boolean>(resolve => {
    timer = setTimeout(resolve, limitMs, false);
  });
  return Promise.race([work.then(() => true), timedOut]).finally(() => clearTimeout(timer));
}

// A timer this late was delayed by a blocked process, not by normal scheduling.
const MAX_TIMER_DELAY_MS = 50;
// The wait ends after this many quarters on time, or this many late ones, so that a loop that is always late cannot
// hide a dead peer forever. Late quarters last longer, so no wait ends before its limit.
const QUARTERS = 4;

/**
 * A timeout for responses from the network that does not mistake a busy event loop for a dead connection. While the
 * process is blocked or suspended, responses are not read, and the peer may be unable to send more. The limit is
 * therefore waited in quarters, and up to three quarters that end late do not count. Data that has arrived when the
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
