/** Counters since the start of the app. */
export interface SlackCounts {
  /** Envelopes received, including redeliveries. */
  readonly received: number;
  /** Acks that were written to a socket. */
  readonly acked: number;
  /** Envelopes deliberately left unacked, so that Slack redelivers them. */
  readonly withheld: number;
  /** Acks sent at the ack deadline without a result, because the handler was still running or queued. */
  readonly late: number;
  /** Envelopes without a matching handler. */
  readonly unhandled: number;
  /** Frames that are not envelopes: invalid JSON, binary, without an id. */
  readonly malformed: number;
  /** Handlers that ended with an unhandled error. Rejections by a guard or with a message for the user are not counted. */
  readonly failed: number;
  /** Failed or rejected events that Slack will not redeliver. */
  readonly lost: number;
  /** Handlers that were queued because of the limits of `concurrency`. */
  readonly queued: number;
  /** Events whose handler was not started, because the queue was full or the app was shutting down. */
  readonly refused: number;
  /** Interactions rejected because the bot was busy. */
  readonly busy: number;
  /** Interactions rejected because the bot was shutting down. */
  readonly restarting: number;
}

/** The mutable counters behind `SlackCounts`. */
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

/** The load of an app's handlers. */
export interface SlackLoad {
  /** Handlers that are running. */
  readonly running: number;
  /** Handlers that are queued. */
  readonly waiting: number;
  /**
   * Whether payloads arrive faster than `concurrency` lets their handlers start. An overload ends when for ten seconds
   * nothing was rejected and no event was queued past its ack deadline.
   */
  readonly overloaded: boolean;
}
