/** So long a silence about an outage is broken. */
const REMIND_AFTER_MS = 600_000;

/** A time of trouble, from its first failure to its end. */
export class Outage {
  /** When it began. */
  readonly since = new Date();
  readonly #beganAt: number;
  #lastToldAt: number;
  readonly #sorts = new Set<string>();
  #isTold = false;
  /** Attempts to connect that have failed in it. */
  failedAttempts = 0;

  /** @param now the time in milliseconds, on any clock that runs forward */
  constructor(private readonly now: () => number) {
    this.#beganAt = now();
    this.#lastToldAt = this.#beganAt;
  }

  /** How long it has lasted, in whole milliseconds. */
  get ms(): number {
    return Math.round(this.now() - this.#beganAt);
  }

  /** Whether nothing of it was told for so long that somebody may take it for over. */
  get isReminderDue(): boolean {
    return this.now() - this.#lastToldAt >= REMIND_AFTER_MS;
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
    this.#lastToldAt = this.now();
  }

  /** That the worst of it is over is told: its end is no news any more, unless there is more to tell. */
  noteEndTold(): void {
    this.#isTold = false;
  }
}
