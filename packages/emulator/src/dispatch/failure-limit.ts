import type { ControlledClock } from '../time/controlled-clock.js';
import type { App } from '../workspace/apps/app.js';

/** The share of failed deliveries within an hour after which Slack disables an app's events. */
export interface FailureLimitOptions {
  /** The percentage of failures that must be exceeded. Default: Slack's 95. */
  readonly percent?: number;
  /** The minimum number of deliveries. Default: Slack's 1000. */
  readonly deliveries?: number;
}

/**
 * Reads the option `failureLimit`. `true` selects Slack's limit.
 * @throws Error if a number is invalid
 */
export function readFailureLimit(option: boolean | FailureLimitOptions): Required<FailureLimitOptions> | undefined {
  if (option === false) return undefined;
  const limit = { percent: 95, deliveries: 1000, ...(option === true ? {} : option) };
  if (!(limit.percent >= 0 && limit.percent < 100)) {
    throw new Error(`failureLimit has ${limit.percent} percent. Give a number from 0 to less than 100.`);
  }
  if (!(limit.deliveries >= 1)) {
    throw new Error(`failureLimit begins at ${limit.deliveries} deliveries. Give a number of at least 1.`);
  }
  return limit;
}

const MINUTE_MS = 60_000;
const MINUTES = 60;

/** The deliveries of one minute. */
interface Minute {
  /** Minutes of the clock's elapsed time. */
  readonly minute: number;
  all: number;
  failed: number;
}

/** Counts the failed event deliveries of every app over the last hour. */
export class FailureLimit {
  readonly #hours = new Map<App, Minute[]>();

  constructor(
    private readonly clock: ControlledClock,
    private readonly limit: Required<FailureLimitOptions>,
  ) {}

  /**
   * Counts a delivery.
   * @returns whether the limit is exceeded; the count then restarts at zero
   */
  isReachedBy(app: App, isAcked: boolean): boolean {
    const minute = Math.floor(this.clock.elapsed() / MINUTE_MS);
    const hour = (this.#hours.get(app) ?? []).filter(each => each.minute > minute - MINUTES);
    const last = hour.at(-1);
    const current = last?.minute === minute ? last : { minute, all: 0, failed: 0 };
    if (current !== last) hour.push(current);
    current.all += 1;
    if (!isAcked) current.failed += 1;
    this.#hours.set(app, hour);
    if (!this.#isTooMuch(hour)) return false;
    this.#hours.delete(app);
    return true;
  }

  /** Clears all counts. */
  clear(): void {
    this.#hours.clear();
  }

  #isTooMuch(hour: readonly Minute[]): boolean {
    const all = hour.reduce((sum, each) => sum + each.all, 0);
    const failed = hour.reduce((sum, each) => sum + each.failed, 0);
    return all >= this.limit.deliveries && failed * 100 > all * this.limit.percent;
  }
}
