import { findMethodFacts } from '../api-reference/method-facts.js';
import type { MethodFacts } from '../api-reference/reference-types.js';
import type { Clock } from '../time/clock.js';
import { SlackApiError } from '../workspace/api-error.js';

/** How many calls a minute are answered, of each method, app and workspace. */
export interface RateLimitOptions {
  /** By tier. Default: Slack's 1, 20, 50 and 100. */
  readonly tiers?: Readonly<Partial<Record<1 | 2 | 3 | 4, number>>>;
  /** By method, whatever its tier. For `chat.postMessage` it is that of each channel. Default: Slack's own. */
  readonly methods?: Readonly<Record<string, number>>;
}

/**
 * Reads the option `rateLimits`: true stands for Slack's own.
 * @throws Error when a number is not above 0, or Slack has no such method
 */
export function readRateLimits(option: boolean | RateLimitOptions): RateLimitOptions | undefined {
  if (typeof option === 'boolean') return option ? {} : undefined;
  for (const [name, perMinute] of Object.entries({ ...option.tiers, ...option.methods })) {
    if (perMinute > 0) continue;
    throw new Error(`rateLimits has ${perMinute} calls a minute for ${name}. Give a number above 0.`);
  }
  const unknown = Object.keys(option.methods ?? {}).find(name => !findMethodFacts(name));
  if (unknown !== undefined) throw new Error(`rateLimits names ${unknown}, a method that Slack doesn't have.`);
  return option;
}

const TIERS: Readonly<Record<1 | 2 | 3 | 4, number>> = { 1: 1, 2: 20, 3: 50, 4: 100 };

const SPECIAL: Readonly<Record<string, number>> = {
  'admin.analytics.messages.metadata': 1200,
  'assistant.threads.setStatus': 600,
  'auth.test': 600,
  'chat.getPermalink': 600,
  'chat.postMessage': 60,
};

/** A message a second in each channel, and some at once when it was quiet before. */
const MESSAGE_BURST = 5;

/** Who calls what. */
export interface LimitedCall {
  readonly method: string;
  readonly facts: MethodFacts;
  /** The app and its workspace. */
  readonly caller: string;
  /** Where a message goes. */
  readonly channel: string | undefined;
}

/** Slack's limits of calls. A method with neither a tier nor a number of its own has none. */
export class RateLimits {
  readonly #buckets: TokenBuckets;

  constructor(
    private readonly options: RateLimitOptions,
    clock: Clock,
  ) {
    this.#buckets = new TokenBuckets(clock);
  }

  /** @throws SlackRefusal `ratelimited` with status 429 and the seconds to wait in `Retry-After` */
  check({ method, facts, caller, channel }: LimitedCall): void {
    const perMinute = this.#perMinute(method, facts);
    if (perMinute === undefined) return;
    const isMessage = method === 'chat.postMessage';
    const capacity = isMessage ? Math.min(MESSAGE_BURST, perMinute) : perMinute;
    const place = isMessage ? (channel ?? '') : '';
    const waitMs = this.#buckets.take(`${method} ${caller} ${place}`, { capacity, perMinute });
    if (waitMs === 0) return;
    throw new SlackApiError('ratelimited', { status: 429, retryAfter: String(Math.ceil(waitMs / 1000)) });
  }

  #perMinute(method: string, { tier }: MethodFacts): number | undefined {
    const { tiers, methods } = this.options;
    const own = methods && Object.hasOwn(methods, method) ? methods[method] : SPECIAL[method];
    return own ?? (tier === undefined ? undefined : (tiers?.[tier] ?? TIERS[tier]));
  }
}

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
