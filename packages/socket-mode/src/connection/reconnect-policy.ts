import { getRetryAfterMs, isSocketModeDisabled, type ConnectionFailure } from './connection-failure.js';
import { canMeanSocketModeDisabled } from './connection-errors.js';

// How many refreshes in a row, of sockets that were not healthy yet, still start immediately.
const MAX_IMMEDIATE_REFRESHES = 3;

/**
 * Decides how long a connection waits before its next attempt. Counts the failures in a row, and resets the count
 * only when a socket has stayed ready for a while: a socket that opens and breaks at once solves nothing.
 */
export class ReconnectPolicy {
  #failures = 0;

  constructor(
    private readonly settings: BackOffSettings,
    private readonly random: () => number,
  ) {}

  getDelayAfterFailure(failure: ConnectionFailure): number {
    this.#failures += 1;
    return this.#getDelayMs(failure);
  }

  /** The socket closed unexpectedly: reconnect at once if it had been healthy, otherwise with a growing delay. */
  getDelayAfterLoss(failure: ConnectionFailure, readyForMs: number): number {
    this.#countFailure(readyForMs);
    // Slack would reject a new socket, however healthy the old one was.
    if (failure.kind === 'turned_away') this.#failures = Math.max(1, this.#failures);
    return this.#getDelayMs(failure);
  }

  /** The close was announced: open the replacement at once, unless that happens again and again. */
  getDelayAfterAnnouncement(readyForMs: number): number {
    this.#countFailure(readyForMs);
    return this.#failures <= MAX_IMMEDIATE_REFRESHES ? 0 : this.#getBackoffMs();
  }

  #countFailure(readyForMs: number): void {
    this.#failures = readyForMs >= this.settings.healthyAfterMs ? 0 : this.#failures + 1;
  }

  #getDelayMs(failure: ConnectionFailure): number {
    const floorMs = isPossiblyDisabled(failure)
      ? this.settings.disabledMs
      : getRetryAfterMs(failure, this.settings.retryAfterCapMs);
    return floorMs + this.#getBackoffMs();
  }

  #getBackoffMs(): number {
    return getBackoffMs(this.#failures, this.settings, this.random);
  }
}

/** Whether Socket Mode may be switched off, which only a person can change. */
const isPossiblyDisabled = (failure: ConnectionFailure): boolean =>
  isSocketModeDisabled(failure) || (failure.kind === 'url_refused' && canMeanSocketModeDisabled(failure.error));

/** The delays between attempts to connect, in milliseconds. */
export interface BackOffSettings {
  /** The maximum delay after the first failure; it doubles with each further failure. Default 500. */
  readonly baseMs: number;
  /** The upper limit of all delays. Default 30,000, so that the end of an outage is noticed within half a minute. */
  readonly capMs: number;
  /**
   * The average interval between two attempts in the long run, across all connections of an app token; twenty are
   * allowed at once. Default 2,000, which makes fifty in the first minute: Slack's limit.
   */
  readonly openEveryMs: number;
  /** How long a socket must stay ready before earlier failures are forgotten. Default 30,000. */
  readonly healthyAfterMs: number;
  /** The delay while Socket Mode is switched off for the app: only a person can change that. Default 60,000. */
  readonly disabledMs: number;
  /** A longer `Retry-After` is reduced to this. Default 3,600,000. */
  readonly retryAfterCapMs: number;
}

// 2^31 times any base exceeds every cap. Larger exponents lead to Infinity and, with a base of 0, to NaN.
const MAX_DOUBLINGS = 31;

/**
 * The delay before the next attempt: a random time below a ceiling that doubles with each failure ("full jitter"),
 * which spreads clients that failed together better than a fixed delay with some jitter.
 *
 * @param failures how many attempts have failed in a row; 0 means no delay
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
