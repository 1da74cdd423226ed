/** What became of the payloads since the start. */
export interface SlackCounts {
  /** Envelopes that came in, redeliveries included. */
  readonly received: number;
  /** Acks that were written to a socket. */
  readonly acked: number;
  /** Envelopes that went without an ack on purpose, so that Slack delivers them again. */
  readonly withheld: number;
  /** Acks that were open at the deadline, because a handler took longer or had to wait, and went out without an answer. */
  readonly late: number;
  /** Envelopes that no handler was there for. */
  readonly unhandled: number;
  /** Frames that were no envelope: broken JSON, binary, without an id. */
  readonly malformed: number;
  /** Handlers that ended in an error which nobody's filter took; what the author or a guard refused is none. */
  readonly failed: number;
  /** Events that failed, or were refused, and that Slack will not deliver again. */
  readonly lost: number;
  /** Handlers that had to wait for their turn (`concurrency`). */
  readonly queued: number;
  /** Events that a handler did not begin, for want of a place to wait or because of a shutdown. */
  readonly refused: number;
  /** Payloads whose people were told that the bot is busy: their handlers did not begin. */
  readonly busy: number;
  /** Payloads whose people were told that the bot restarts: their handlers did not begin. */
  readonly restarting: number;
}

/** Counts, and hands out copies. */
export class SlackCounters {
  readonly #counts: { -readonly [Name in keyof SlackCounts]: number } = {
    received: 0,
    acked: 0,
    withheld: 0,
    late: 0,
    unhandled: 0,
    malformed: 0,
    failed: 0,
    lost: 0,
    queued: 0,
    refused: 0,
    busy: 0,
    restarting: 0,
  };

  add(name: keyof SlackCounts): void {
    this.#counts[name] += 1;
  }

  get snapshot(): SlackCounts {
    return { ...this.#counts };
  }
}
