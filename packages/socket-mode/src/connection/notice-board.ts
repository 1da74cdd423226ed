import type { ConnectionNotice } from './connection-notice.js';

/** Passes notices on, but what concerns all connections of an app only once, not once for each of them. */
export class NoticeBoard {
  #disabled = false;
  #strangers = 0;

  constructor(private readonly post: (notice: ConnectionNotice) => void) {}

  readonly report = (notice: ConnectionNotice): void => {
    if (notice.kind === 'ready') this.#disabled = false;
    if (notice.kind === 'disabled') {
      if (this.#disabled) return;
      this.#disabled = true;
    }
    this.post(notice);
  };

  /** Notes how many sockets Slack counts (null: it didn't say), and reports strangers among them when their number changes. */
  compareCounts(slackCounts: number | null, ownCount: number): void {
    if (slackCounts === null) return;
    const known = this.#strangers;
    this.#strangers = Math.max(0, slackCounts - ownCount);
    if (this.#strangers > 0 && this.#strangers !== known) this.post({ kind: 'ghosts', slackCounts, ownCount });
  }
}
