import type { ConnectionNotice } from './connection-event.js';

/** How long Slack may still count a socket of ours that is gone: nobody knows; it has to miss some pings first. */
const FORGOTTEN_AFTER_MS = 120_000;

/**
 * Tells once when Slack counts sockets that can't be ours. Whatever may be one of ours is no stranger: one that is being
 * opened or replaced, or that has ended a short while ago.
 */
export class ForeignConnectionMonitor {
  #goneAt: readonly number[] = [];
  #areThere = false;

  /** @param now the time in milliseconds, on any clock that runs forward */
  constructor(
    private readonly report: (notice: ConnectionNotice) => void,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** A socket of ours is gone. */
  gone(): void {
    this.#goneAt = [...this.#recentlyGone(), this.now()];
  }

  /** A socket said hello, with how many Slack counts (null: it didn't say); `ownCount` of ours are not gone yet. */
  compare(slackCounts: number | null, ownCount: number): void {
    if (slackCounts === null) return;
    this.#goneAt = this.#recentlyGone();
    if (slackCounts > ownCount + this.#goneAt.length) {
      if (!this.#areThere) this.report({ kind: 'ghosts', slackCounts, ownCount });
      this.#areThere = true;
    } else if (slackCounts <= ownCount) {
      if (this.#areThere) this.report({ kind: 'ghosts_gone' });
      this.#areThere = false;
    }
  }

  #recentlyGone(): number[] {
    const since = this.now() - FORGOTTEN_AFTER_MS;
    return this.#goneAt.filter(at => at > since);
  }
}
