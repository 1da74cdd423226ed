/** How many may be waiting for an answer. */
const MOST = 10;
/** How soon the oldest of them is no occasion any more. */
const EVERY_MS = 1000;

/** What apps were given to answer: the people of a test are quicker than any, which is not the app's doing. */
export class Occasions {
  readonly #left = new Map<string, { count: number; at: number }>();

  /** An app was sent something. */
  add(app: string, at: number): void {
    this.#left.set(app, { count: Math.min(MOST, this.#countAt(app, at) + 1), at });
  }

  /** Whether there is one for what an app says. It is used up by that. */
  take(app: string, at: number): boolean {
    const count = this.#countAt(app, at);
    if (count < 1) return false;
    this.#left.set(app, { count: count - 1, at });
    return true;
  }

  #countAt(app: string, at: number): number {
    const { count, at: last } = this.#left.get(app) ?? { count: 0, at };
    return Math.max(0, count - (at - last) / EVERY_MS);
  }
}
