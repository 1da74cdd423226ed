import { waitUnlessAborted } from './interruptible-wait.js';

/**
 * Lets the connections of one app token open their sockets one after another, so that no two are renewed at once and
 * Slack sees no burst of requests; and lets none through while Slack has asked all of them to wait.
 */
export class OpeningTurns {
  #previous: Promise<unknown> = Promise.resolve();
  #heldUntil = 0;

  /** @param signal ends every wait for a turn; openings then run at once, to find it aborted themselves */
  constructor(private readonly signal: AbortSignal) {}

  /** Runs an opening, which must not reject, when its turn comes. */
  run<T>(opening: () => Promise<T>): Promise<T> {
    const turn = this.#previous.then(async () => {
      await waitUnlessAborted(this.#heldUntil - performance.now(), this.signal);
      return opening();
    });
    this.#previous = turn;
    return turn;
  }

  /** Starts no opening before this time is over. */
  hold(ms: number): void {
    this.#heldUntil = Math.max(this.#heldUntil, performance.now() + ms);
  }
}
