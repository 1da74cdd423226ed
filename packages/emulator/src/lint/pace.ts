/** How many messages may come at once before the pace counts. */
const PACE_BURST = 5;
const PACE_INTERVAL_MS = 1000;

/** How fast messages come, by where: one a second in the long run, and a few at once. */
export class PaceLimit {
  readonly #full = new Map<string, { level: number; at: number; told: boolean }>();

  /** Counts one more. Says once that they are too many, until they have come to rest. */
  isTooFast(place: string, at: number): boolean {
    const before = this.#full.get(place) ?? { level: 0, at, told: false };
    const rest = Math.max(0, before.level - (at - before.at) / PACE_INTERVAL_MS);
    const level = rest + 1;
    const isOver = level > PACE_BURST;
    this.#full.delete(place);
    this.#full.set(place, { level: Math.min(level, PACE_BURST * 2), at, told: isOver || (before.told && rest > 0) });
    this.#forget(at);
    return isOver && !(before.told && rest > 0);
  }

  /** Places that have come to rest are as good as new. */
  #forget(at: number): void {
    for (const [place, { level, at: last }] of this.#full) {
      if (at - last < level * PACE_INTERVAL_MS) return;
      this.#full.delete(place);
    }
  }
}
