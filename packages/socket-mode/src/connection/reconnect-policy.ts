import { getBackoffMs, type BackOffSettings } from './backoff.js';
import { askedToWaitMs, isLinkDisabled, type ConnectionFailure } from './connection-failure.js';
import { mayMeanDisabled } from './fatal-errors.js';

// So many announced ends in a row, of connections not yet proven healthy, still get a successor at once.
const PROMPT_RENEWALS = 3;

/**
 * Decides how long one connection waits before its next attempt. Counts what went wrong in a row, and forgets it only
 * when a connection has stayed ready for a while: one that opens and breaks at once has mended nothing.
 */
export class ReconnectPolicy {
  #failures = 0;

  constructor(
    private readonly settings: BackOffSettings,
    private readonly random: () => number,
  ) {}

  /** An attempt failed. */
  afterFailure(failure: ConnectionFailure): number {
    this.#failures += 1;
    return this.#waitMs(failure);
  }

  /** A connection ended unannounced: at once again when it had been healthy, else later each time. */
  afterLoss(failure: ConnectionFailure, readyForMs: number): number {
    this.#count(readyForMs);
    // Slack has said that a new socket will not be welcome, however healthy the old one was.
    if (failure.kind === 'turned_away') this.#failures = Math.max(1, this.#failures);
    return this.#waitMs(failure);
  }

  /** The end of a connection was announced: its successor comes at once, unless that goes on and on. */
  afterAnnouncement(readyForMs: number): number {
    this.#count(readyForMs);
    return this.#failures <= PROMPT_RENEWALS ? 0 : this.#backOffMs();
  }

  #count(readyForMs: number): void {
    this.#failures = readyForMs >= this.settings.healthyAfterMs ? 0 : this.#failures + 1;
  }

  #waitMs(failure: ConnectionFailure): number {
    const floorMs = isPerhapsDisabled(failure)
      ? this.settings.disabledMs
      : askedToWaitMs(failure, this.settings.retryAfterCapMs);
    return floorMs + this.#backOffMs();
  }

  #backOffMs(): number {
    return getBackoffMs(this.#failures, this.settings, this.random);
  }
}

/** Whether only a person can mend it, who switches Socket Mode on. */
const isPerhapsDisabled = (failure: ConnectionFailure): boolean =>
  isLinkDisabled(failure) || (failure.kind === 'url_refused' && mayMeanDisabled(failure.error));
