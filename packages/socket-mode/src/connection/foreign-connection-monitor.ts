import type { ConnectionEvent } from './connection-event.js';

/** How long Slack may still count a closed socket of ours. An estimate: Slack first has to miss some pongs. */
const CLOSED_SOCKET_GRACE_MS = 120_000;

/**
 * Reports once when Slack counts sockets that cannot belong to this process. Sockets that are being opened or
 * replaced, and those that closed recently, are counted as our own.
 */
export class ForeignConnectionMonitor {
  #closedAt: readonly number[] = [];
  #isReported = false;

  /** @param now the time in milliseconds, on any monotonic clock */
  constructor(
    private readonly report: (notice: ConnectionEvent) => void,
    private readonly now: () => number = () => performance.now(),
  ) {}

  onSocketClosed(): void {
    this.#closedAt = [...this.#getRecentlyClosed(), this.now()];
  }

  /**
   * Compares the number of sockets that Slack reported in `hello` (null when it reported none) with our own open
   * ones.
   */
  checkCount(slackCounts: number | null, ownCount: number): void {
    if (slackCounts === null) return;
    this.#closedAt = this.#getRecentlyClosed();
    if (slackCounts > ownCount + this.#closedAt.length) {
      if (!this.#isReported) this.report({ kind: 'ghosts', slackCounts, ownCount });
      this.#isReported = true;
    } else if (slackCounts <= ownCount) {
      if (this.#isReported) this.report({ kind: 'ghosts_gone' });
      this.#isReported = false;
    }
  }

  #getRecentlyClosed(): number[] {
    const since = this.now() - CLOSED_SOCKET_GRACE_MS;
    return this.#closedAt.filter(at => at > since);
  }
}
