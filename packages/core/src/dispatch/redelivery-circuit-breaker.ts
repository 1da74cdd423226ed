/** Slack looks at the deliveries of the last hour. */
const WINDOW_MS = 3_600_000;
const BUCKET_MS = 60_000;

/** With fewer deliveries the rate says nothing. */
const MIN_SAMPLE = 100;

interface Bucket {
  readonly since: number;
  deliveries: number;
  withheld: number;
}

/**
 * Counts the events that ended without an ack. Slack switches an app's event subscriptions off when 95 % of an hour's
 * deliveries fail. Long before that, failed events are acked, and lost, so that the others still arrive.
 */
export class RedeliveryCircuitBreaker {
  #buckets: Bucket[] = [];

  /** @param now returns the milliseconds of a monotonic clock */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Whether more than half of the last hour's deliveries ended without an ack. */
  get isTripped(): boolean {
    this.#dropOldBuckets();
    const deliveries = this.#buckets.reduce((sum, bucket) => sum + bucket.deliveries, 0);
    const withheld = this.#buckets.reduce((sum, bucket) => sum + bucket.withheld, 0);
    return deliveries >= MIN_SAMPLE && withheld * 2 > deliveries;
  }

  count(end: 'acked' | 'withheld'): void {
    const last = this.#buckets.at(-1);
    const bucket = last && this.now() - last.since < BUCKET_MS ? last : this.#addBucket();
    bucket.deliveries += 1;
    if (end === 'withheld') bucket.withheld += 1;
  }

  #addBucket(): Bucket {
    this.#dropOldBuckets();
    const bucket = { since: this.now(), deliveries: 0, withheld: 0 };
    this.#buckets.push(bucket);
    return bucket;
  }

  #dropOldBuckets(): void {
    const oldest = this.now() - WINDOW_MS;
    this.#buckets = this.#buckets.filter(({ since }) => since > oldest);
  }
}
