import { performance } from 'node:perf_hooks';
import { setImmediate, setTimeout as pause } from 'node:timers/promises';
import type { Journal } from '../journal/journal.js';

const POLL_MS = 2;

/** Waits, in real time, until apps have answered what was sent to them since. */
export class Settling implements Disposable {
  readonly #unanswered = new Set<string>();
  readonly #stops: readonly (() => void)[];

  constructor(journal: Journal) {
    this.#stops = [
      journal.on('envelope', ({ envelopeId }) => this.#unanswered.add(envelopeId)),
      journal.on('ack', ({ envelopeId }) => this.#unanswered.delete(envelopeId)),
    ];
  }

  /** @param patienceMs how long at most; what is not answered by then is not waited for again */
  async settle(patienceMs: number): Promise<void> {
    // What was fired may go on in promises before it sends anything.
    await setImmediate();
    const until = performance.now() + patienceMs;
    while (this.#unanswered.size > 0 && performance.now() < until) await pause(POLL_MS);
    this.#unanswered.clear();
    await setImmediate();
  }

  [Symbol.dispose](): void {
    for (const stop of this.#stops) stop();
  }
}
