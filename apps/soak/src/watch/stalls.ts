import type { Stall } from './stall-watch.js';

/** The number of stalls to keep. */
const MAX_STALLS = 5_000;

/** The stalls of the bot and of the conductor, both of which delay acks. */
export class Stalls {
  readonly #stalls: Stall[] = [];
  #longestMs = 0;

  note(stall: Stall): void {
    this.#stalls.push(stall);
    if (this.#stalls.length > MAX_STALLS) this.#stalls.shift();
    this.#longestMs = Math.max(this.#longestMs, stall.until - stall.from);
  }

  /** The latest stalls. */
  get all(): readonly Stall[] {
    return this.#stalls;
  }

  get longestMs(): number {
    return this.#longestMs;
  }

  /** Returns the stalled milliseconds of a period. Simultaneous stalls of both processes count twice. */
  within(from: number, until: number): number {
    return this.#stalls.reduce(
      (sum, stall) => sum + Math.max(0, Math.min(until, stall.until) - Math.max(from, stall.from)),
      0,
    );
  }
}
