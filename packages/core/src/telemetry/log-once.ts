/** Names come from payloads, so their number is limited. */
const MAX_NAMES = 1_000;

/** Remembers names, so that each is logged once. */
export class LogOnce {
  readonly #names = new Set<string>();

  isFirst(name: string): boolean {
    if (this.#names.has(name) || this.#names.size >= MAX_NAMES) return false;
    this.#names.add(name);
    return true;
  }
}
