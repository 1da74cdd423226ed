/** So often a line may be said within the window… */
const MOST = 5;
/** …of this length. */
const WINDOW_MS = 600_000;
/** Names come from outside, and must not fill the memory. */
const MOST_NAMES = 200;

/** Keeps what happens over and over from flooding a log: each line, by its name, five times within ten minutes. */
export class LogThrottle {
  readonly #said = new Map<string, number[]>();

  /** @param now the time in milliseconds, on any clock that runs forward */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Whether a line may be said now: `last` when the next ones may not, for a while. */
  ask(name: string): 'say' | 'last' | 'hush' {
    const now = this.now();
    const recently = (this.#said.get(name) ?? []).filter(at => now - at < WINDOW_MS);
    if (recently.length >= MOST) return 'hush';
    recently.push(now);
    // Deleted first, so that the names stand in the order of their last use.
    this.#said.delete(name);
    this.#said.set(name, recently);
    const [oldest] = this.#said.keys();
    if (this.#said.size > MOST_NAMES && oldest !== undefined) this.#said.delete(oldest);
    return recently.length === MOST ? 'last' : 'say';
  }
}

/** What the last line of a while adds. */
export const LAST_FOR_A_WHILE = 'This has come 5 times in 10 minutes: it is not logged again for a while.';
