import type { Clock } from '../workspace/clock.js';

/** How a bucket fills. */
export interface BucketSize {
  readonly capacity: number;
  readonly perMinute: number;
}

/** Above it, buckets that are full again are forgotten: a new one is as good. */
const MAX_BUCKETS = 10_000;

/** Buckets that fill steadily, and that something can be taken out of as long as there is something. */
export class TokenBuckets {
  readonly #fullAt = new Map<string, number>();

  constructor(private readonly clock: Clock) {}

  /** @returns 0 when something was taken; otherwise how many milliseconds it is until there is something */
  take(key: string, { capacity, perMinute }: BucketSize): number {
    const now = this.clock.now();
    const msEach = 60_000 / perMinute;
    const fullAt = Math.max(this.#fullAt.get(key) ?? now, now) + msEach;
    const waitMs = fullAt - now - capacity * msEach;
    // Sums of fractions are never quite exact.
    if (waitMs > 0.001) return waitMs;
    this.#fullAt.set(key, fullAt);
    if (this.#fullAt.size > MAX_BUCKETS) this.#forget(now);
    return 0;
  }

  #forget(now: number): void {
    for (const [key, fullAt] of this.#fullAt) if (fullAt <= now) this.#fullAt.delete(key);
  }
}
