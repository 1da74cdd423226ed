/** Slack judges an app by its last hour. */
const WINDOW_MS = 3_600_000;
const BUCKET_MS = 60_000;

/** Fewer deliveries than this say nothing of an app. */
const SMALLEST_SAMPLE = 100;

interface Bucket {
  readonly since: number;
  deliveries: number;
  withheld: number;
}

/**
 * Counts the events that ended without an ack. Slack switches an app's subscriptions off when 95 % of an hour's
 * deliveries fail, and then nothing is delivered at all: long before that, failed events are better acked and lost.
 */
export class RedeliveryCircuitBreaker {
  #buckets: Bucket[] = [];

  /** @param now milliseconds on a clock that only goes forward */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Whether over half of the last hour's deliveries ended without an ack. */
  get tripped(): boolean {
    this.#forget();
    const deliveries = this.#buckets.reduce((sum, bucket) => sum + bucket.deliveries, 0);
    const withheld = this.#buckets.reduce((sum, bucket) => sum + bucket.withheld, 0);
    return deliveries >= SMALLEST_SAMPLE && withheld * 2 > deliveries;
  }

  /** Counts a delivery that has ended. */
  count(end: 'acked' | 'withheld'): void {
    const last = this.#buckets.at(-1);
    const bucket = last && this.now() - last.since < BUCKET_MS ? last : this.#begin();
    bucket.deliveries += 1;
    if (end === 'withheld') bucket.withheld += 1;
  }

  #begin(): Bucket {
    this.#forget();
    const bucket = { since: this.now(), deliveries: 0, withheld: 0 };
    this.#buckets.push(bucket);
    return bucket;
  }

  #forget(): void {
    const oldest = this.now() - WINDOW_MS;
    this.#buckets = this.#buckets.filter(({ since }) => since > oldest);
  }
}
