/** A time of trouble, from its first failure to its end. */
export class Outage {
  readonly #beganAt = performance.now();
  readonly #sorts = new Set<string>();
  #isTold = false;
  /** Attempts to connect that have failed in it. */
  failedAttempts = 0;

  /** How long it has lasted, in milliseconds. */
  get ms(): number {
    return performance.now() - this.#beganAt;
  }

  /** Whether something of it was told, and its end not yet. */
  get isTold(): boolean {
    return this.#isTold;
  }

  /** Whether a failure of this sort was told already. */
  knows(sort: string): boolean {
    return this.#sorts.has(sort);
  }

  /** A failure of this sort is told. */
  tell(sort: string): void {
    this.#sorts.add(sort);
    this.#isTold = true;
  }

  /** That the worst of it is over is told: its end is no news any more, unless there is more to tell. */
  noteEndTold(): void {
    this.#isTold = false;
  }
}
