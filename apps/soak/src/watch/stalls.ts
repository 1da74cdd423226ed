import type { Stall } from './stall-watch.js';

/** Old stalls explain nothing any more. */
const MEMORY = 5_000;

/** The stalls of the bot and of the conductor: in both Slack's three seconds go on. */
export class Stalls {
  readonly #stalls: Stall[] = [];
  #longestMs = 0;

  note(stall: Stall): void {
    this.#stalls.push(stall);
    if (this.#stalls.length > MEMORY) this.#stalls.shift();
    this.#longestMs = Math.max(this.#longestMs, stall.until - stall.from);
  }

  /** The latest of them. */
  get all(): readonly Stall[] {
    return this.#stalls;
  }

  get longestMs(): number {
    return this.#longestMs;
  }

  /** How much of a time was stalled, in milliseconds. Where both processes stood still, it counts twice. */
  within(from: number, until: number): number {
    return this.#stalls.reduce(
      (sum, stall) => sum + Math.max(0, Math.min(until, stall.until) - Math.max(from, stall.from)),
      0,
    );
  }
}
