import { Deferred } from './deferred.js';
import { waitUnlessAborted } from './interruptible-wait.js';

// Slack warns of an end about ten seconds ahead: whoever is warned must not wait for another's opening that hangs.
const TURN_MS = 2_000;

/**
 * Lets the connections of one app token open their sockets one after another, so that no two are renewed at once and
 * Slack sees no burst of requests; and lets none through while Slack has asked all of them to wait. An opening that
 * takes more than two seconds goes on, but keeps the next one waiting no longer.
 */
export class OpeningTurns {
  #last: Promise<void> = Promise.resolve();
  #heldUntil = 0;

  /** @param signal ends every wait that Slack asked for; openings then run at once, to find it aborted themselves */
  constructor(private readonly signal: AbortSignal) {}

  /** Runs an opening when its turn comes. */
  async run<T>(opening: () => Promise<T>): Promise<T> {
    const previous = this.#last;
    const turn = new Deferred<void>();
    this.#last = turn.promise;
    await previous;
    await this.#holdOver();
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

  // An opening that has outlasted its turn may prolong it meanwhile.
  async #holdOver(): Promise<void> {
    let leftMs = this.#heldUntil - performance.now();
    while (leftMs > 0 && (await waitUnlessAborted(leftMs, this.signal))) {
      leftMs = this.#heldUntil - performance.now();
    }
  }
}
