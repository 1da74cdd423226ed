/** How attempts to connect are spaced, in milliseconds. */
export interface BackOffSettings {
  /** The longest wait after the first failure; it doubles with each further one. Default 500. */
  readonly baseMs: number;
  /** The longest wait of all. Default 30,000: an outage of Slack ends unseen for half a minute at most. */
  readonly capMs: number;
  /**
   * From one opening to the next in the long run, all connections of an app token together; twenty are allowed at once.
   * Default 2,000, which makes fifty in the first minute: what Slack allows.
   */
  readonly openEveryMs: number;
  /** How long a connection must have been ready before the failures ahead of it are forgotten. Default 30,000. */
  readonly healthyAfterMs: number;
  /** The wait when Socket Mode is switched off for the app: only a person can change that. Default 60,000. */
  readonly disabledMs: number;
  /** A `Retry-After` longer than this is cut to it. Default 3,600,000. */
  readonly retryAfterCapMs: number;
}

// 2^31 times any base is past every cap; beyond it lie infinity and, with a base of 0, NaN.
const MAX_DOUBLINGS = 31;

/**
 * The wait before the next attempt: any time from nothing up to a ceiling that doubles with each failure ("full
 * jitter"), which spreads clients that failed together better than any fixed share of chance does.
 *
 * @param failures how many attempts have failed in a row; 0 is no wait
 * @param random a number from 0 up to 1
 */
export function getBackoffMs(
  failures: number,
  { baseMs, capMs }: Pick<BackOffSettings, 'baseMs' | 'capMs'>,
  random: () => number,
): number {
  if (failures < 1) return 0;
  return random() * Math.min(capMs, baseMs * 2 ** Math.min(failures - 1, MAX_DOUBLINGS));
}
