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

  /** How many milliseconds it is until there is something. */
  wait(key: string, { capacity, perMinute }: BucketSize): number {
    const msEach = 60_000 / perMinute;
    const waitMs = this.#fullAfter(key, msEach) - this.clock.now() - capacity * msEach;
    // Sums of fractions are never quite exact.
    return waitMs > 0.001 ? waitMs : 0;
  }

  /** @returns 0 when something was taken; otherwise how many milliseconds it is until there is something */
  take(key: string, size: BucketSize): number {
    const waitMs = this.wait(key, size);
    if (waitMs > 0) return waitMs;
    this.#fullAt.set(key, this.#fullAfter(key, 60_000 / size.perMinute));
    if (this.#fullAt.size > MAX_BUCKETS) this.#forget(this.clock.now());
    return 0;
  }

  /** When the bucket would be full again, were something taken now. */
  #fullAfter(key: string, msEach: number): number {
    const now = this.clock.now();
    return Math.max(this.#fullAt.get(key) ?? now, now) + msEach;
  }

  #forget(now: number): void {
    for (const [key, fullAt] of this.#fullAt) if (fullAt <= now) this.#fullAt.delete(key);
  }
}
