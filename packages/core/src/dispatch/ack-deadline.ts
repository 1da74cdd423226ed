import { isRedelivered } from '../envelope/envelope-metadata.js';
import type { EnvelopeResult } from '../response/envelope-result.js';
import type { LateHandler } from '../telemetry/response-log.js';
import { DeadlineQueue } from '../time/deadline-queue.js';
import type { OverloadMonitor } from './overload-monitor.js';
import type { AckOwner, PendingAck } from './pending-ack.js';
import type { PendingWork } from './pending-work.js';
import type { QueuedHandler } from './concurrency-limiter.js';

/** Milliseconds, from the receipt of a payload. */
export interface AckTimes {
  /** When an empty ack is sent if the handlers have not responded. */
  readonly ackDeadlineMs: number;
  /** How long Slack waits for the ack. */
  readonly slackAckTimeoutMs: number;
}

/**
 * Decides what happens to an ack that is still open at its deadline. When all handlers have started, an empty ack is sent.
 * An event with a queued handler stays unacked until the handler starts, so that a crash loses no event. A user whose
 * handler is queued gets the message that the bot is busy, while the ack can still carry that message.
 */
export class AckDeadline implements AckOwner {
  readonly deadlines: DeadlineQueue;

  constructor(
    private readonly times: AckTimes,
    private readonly pendingWork: PendingWork,
    readonly result: EnvelopeResult,
    private readonly overload: OverloadMonitor,
  ) {
    this.deadlines = new DeadlineQueue(times.ackDeadlineMs);
  }

  onDeadline(ack: PendingAck): void {
    const queued = ack.turns.filter(handler => !handler.isSettled);
    if (queued.length === 0) {
      this.#ack(ack, 'running');
    } else if (!isRedelivered(ack.envelope)) {
      for (const handler of queued) handler.reject('deadline_exceeded');
    } else {
      const started = this.pendingWork.track(this.#haveAllStarted(queued));
      void this.overload.late(started);
      if (this.result.isCircuitOpen()) this.#ack(ack, 'queued');
      else void this.pendingWork.track(this.#ackWhenStarted(ack, started));
    }
  }

  async #haveAllStarted(queued: readonly QueuedHandler[]): Promise<boolean> {
    const results = await Promise.all(queued.map(({ result }) => result));
    return results.every(result => result === 'acquired');
  }

  async #ackWhenStarted(ack: PendingAck, started: Promise<boolean>): Promise<void> {
    const { ackDeadlineMs, slackAckTimeoutMs } = this.times;
    const remainingMs = Math.max(0, slackAckTimeoutMs - ackDeadlineMs);
    const timer = setTimeout(() => this.result.onAckMissed(ack.envelope, ack), remainingMs);
    const haveAllStarted = await started;
    clearTimeout(timer);
    if (haveAllStarted) this.#ack(ack, 'starting');
  }

  #ack(ack: PendingAck, handler: LateHandler): void {
    this.result.ackAtDeadline(ack.envelope, ack, this.times.ackDeadlineMs, handler);
  }
}
