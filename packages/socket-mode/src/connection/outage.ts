/** How long the log stays silent during an outage. */
const REMINDER_INTERVAL_MS = 600_000;

/** An outage, from its first failure to its end. */
export class Outage {
  readonly startedAt = new Date();
  readonly #startedAtMs: number;
  #lastLoggedAt: number;
  readonly #loggedCategories = new Set<string>();
  #isLogged = false;
  /** Failed attempts to connect during the outage. */
  failedAttempts = 0;

  /** @param now the time in milliseconds, on any monotonic clock */
  constructor(private readonly now: () => number) {
    this.#startedAtMs = now();
    this.#lastLoggedAt = this.#startedAtMs;
  }

  /** In whole milliseconds. */
  get durationMs(): number {
    return Math.round(this.now() - this.#startedAtMs);
  }

  /** Whether nothing was logged for so long that an operator may think the outage is over. */
  get isReminderDue(): boolean {
    return this.now() - this.#lastLoggedAt >= REMINDER_INTERVAL_MS;
  }

  /** Whether the outage was logged, and its end was not. */
  get isLogged(): boolean {
    return this.#isLogged;
  }

  hasLogged(category: string): boolean {
    return this.#loggedCategories.has(category);
  }

  markLogged(category: string): void {
    this.#loggedCategories.add(category);
    this.#isLogged = true;
    this.#lastLoggedAt = this.now();
  }

  /**
   * The log already says that payloads are received again, so the full recovery is not logged too unless another
   * failure is logged first.
   */
  markEndLogged(): void {
    this.#isLogged = false;
  }
}
