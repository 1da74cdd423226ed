import { findMethodFacts } from '../api-reference/method-facts.js';
import type { MethodFacts } from '../api-reference/reference-types.js';
import type { Clock } from '../time/clock.js';
import { SlackApiError } from '../workspace/api-error.js';

/** The calls allowed per minute, for each method, app and workspace. */
export interface RateLimitOptions {
  /** Limits by tier. Default: Slack's 1, 20, 50 and 100. */
  readonly tiers?: Readonly<Partial<Record<1 | 2 | 3 | 4, number>>>;
  /**
   * Limits by method, which override the tier. The limit of `chat.postMessage` applies to each channel. Default:
   * Slack's limits.
   */
  readonly methods?: Readonly<Record<string, number>>;
}

/**
 * Reads the option `rateLimits`. `true` selects Slack's limits.
 * @throws Error if a limit is not above 0 or Slack has no such method
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

/** Slack allows one message per second in each channel, with short bursts. */
const MESSAGE_BURST = 5;

/** A call to be limited. */
export interface LimitedCall {
  readonly method: string;
  readonly facts: MethodFacts;
  /** Identifies the app and its workspace. */
  readonly caller: string;
  /** The channel of a message. */
  readonly channel: string | undefined;
}

/** Slack's rate limits. A method without a tier and without a limit of its own is unlimited. */
export class RateLimits {
  readonly #buckets: TokenBuckets;

  constructor(
    private readonly options: RateLimitOptions,
    clock: Clock,
  ) {
    this.#buckets = new TokenBuckets(clock);
  }

  /** @throws SlackApiError `ratelimited` with status 429 and the seconds to wait in `Retry-After` */
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

/** The size and refill rate of a bucket. */
export interface BucketSize {
  readonly capacity: number;
  readonly perMinute: number;
}

/** Above this number, full buckets are deleted. A new bucket is also full. */
const MAX_BUCKETS = 10_000;

/** Token buckets that refill continuously. */
export class TokenBuckets {
  readonly #fullAt = new Map<string, number>();

  constructor(private readonly clock: Clock) {}

  /** Returns the milliseconds until a token is available. */
  wait(key: string, { capacity, perMinute }: BucketSize): number {
    const msEach = 60_000 / perMinute;
    const waitMs = this.#fullAfter(key, msEach) - this.clock.now() - capacity * msEach;
    // Tolerates rounding errors of fractions.
    return waitMs > 0.001 ? waitMs : 0;
  }

  /** @returns 0 if a token was taken, otherwise the milliseconds until one is available */
  take(key: string, size: BucketSize): number {
    const waitMs = this.wait(key, size);
    if (waitMs > 0) return waitMs;
    this.#fullAt.set(key, this.#fullAfter(key, 60_000 / size.perMinute));
    if (this.#fullAt.size > MAX_BUCKETS) this.#forget(this.clock.now());
    return 0;
  }

  /** Returns the time at which the bucket would be full after taking a token now. */
  #fullAfter(key: string, msEach: number): number {
    const now = this.clock.now();
    return Math.max(this.#fullAt.get(key) ?? now, now) + msEach;
  }

  #forget(now: number): void {
    for (const [key, fullAt] of this.#fullAt) if (fullAt <= now) this.#fullAt.delete(key);
  }
}
