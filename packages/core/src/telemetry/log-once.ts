/** Names come from outside: a stranger who invents them must not fill the memory. */
const MAX_NAMES = 1_000;

/** Tells the first time that a name of one sort is seen, so that a log says a thing once. */
export class LogOnce {
  readonly #seen = new Set<string>();

  isFirst(name: string): boolean {
    if (this.#seen.has(name) || this.#seen.size >= MAX_NAMES) return false;
    this.#seen.add(name);
    return true;
  }
}
