const MAX_LOGS_PER_WINDOW = 5;
const WINDOW_MS = 600_000;
/** Keys may come from outside, so their number is limited. */
const MAX_KEYS = 200;

/** Limits repeated log messages: each key may be logged five times within ten minutes. */
export class LogThrottle {
  readonly #loggedAt = new Map<string, number[]>();

  /** @param now the time in milliseconds, on any monotonic clock */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Whether a message with this key may be logged now; `log_last` when the following ones will be suppressed. */
  check(key: string): 'log' | 'log_last' | 'suppress' {
    const now = this.now();
    const recent = (this.#loggedAt.get(key) ?? []).filter(at => now - at < WINDOW_MS);
    if (recent.length >= MAX_LOGS_PER_WINDOW) return 'suppress';
    recent.push(now);
    // Deleting first keeps the keys in the order of their last use.
    this.#loggedAt.delete(key);
    this.#loggedAt.set(key, recent);
    const [oldest] = this.#loggedAt.keys();
    if (this.#loggedAt.size > MAX_KEYS && oldest !== undefined) this.#loggedAt.delete(oldest);
    return recent.length === MAX_LOGS_PER_WINDOW ? 'log_last' : 'log';
  }
}

/** Appended to the last message before suppression. */
export const SUPPRESSION_NOTICE =
  'Logged 5 times in 10 minutes. Further occurrences are suppressed for up to 10 minutes.';
