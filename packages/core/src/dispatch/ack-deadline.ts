import type { InboundDelivery } from './inbound-delivery.js';
import type { Delivery } from './delivery.js';
import type { QueuedHandler } from './wait-queue.js';
import { isRedelivered } from '../envelope/envelope-metadata.js';
import type { SlackEnvelope } from '../envelope/envelope.js';
import type { EnvelopeResult } from '../response/envelope-result.js';
import type { OverloadMonitor } from './overload-monitor.js';
import { type AckEnd, type AckListener, PendingAck } from './pending-ack.js';
import type { LateHandler } from '../telemetry/response-log.js';
import { DeadlineQueue } from '../time/deadline-queue.js';

/** Milliseconds, from the receipt of a payload. */
export interface AckTimes {
  /** When the ack goes out without an answer. */
  readonly ackDeadlineMs: number;
  /** How long Slack waits for it. */
  readonly slackWaitsMs: number;
}

/**
 * What happens to an ack that is still open at its deadline. When all handlers have begun it goes out, bare. An event
 * that one of them has not begun stays unacked until it has, so that a crash loses none. A person whose handler has not
 * begun is told so while the ack can still say it.
 */
export class AckDeadline implements AckListener {
  readonly #deadlines: DeadlineQueue;

  constructor(
    private readonly times: AckTimes,
    private readonly delivery: Delivery,
    private readonly settlement: EnvelopeResult,
    private readonly overload: OverloadMonitor,
  ) {
    this.#deadlines = new DeadlineQueue(times.ackDeadlineMs);
  }

  /** From here on the envelope of a frame gets its ack, whatever becomes of the rest. */
  start(envelope: SlackEnvelope, frame: InboundDelivery): PendingAck {
    return new PendingAck(envelope, frame, this.#deadlines, this);
  }

  /** An ack has ended. */
  ended({ envelope }: PendingAck, end: AckEnd): void {
    this.settlement.ended(envelope, end);
  }

  /** An ack is still open at its deadline. */
  deadline(ack: PendingAck): void {
    const waiting = ack.turns.filter(turn => !turn.isOver);
    if (waiting.length === 0) {
      this.#ack(ack, 'at_work');
    } else if (!isRedelivered(ack.envelope)) {
      for (const turn of waiting) turn.dismiss('late');
    } else {
      const begun = this.delivery.track(this.#begun(waiting));
      void this.overload.late(begun);
      if (this.settlement.trips()) this.#ack(ack, 'waits');
      else void this.delivery.track(this.#hold(ack, begun));
    }
  }

  async #begun(waiting: readonly QueuedHandler[]): Promise<boolean> {
    const turns = await Promise.all(waiting.map(({ turn }) => turn));
    return turns.every(turn => turn === 'begun');
  }

  async #hold(ack: PendingAck, begun: Promise<boolean>): Promise<void> {
    const { ackDeadlineMs, slackWaitsMs } = this.times;
    const leftMs = Math.max(0, slackWaitsMs - ackDeadlineMs);
    const limit = setTimeout(() => this.settlement.missed(ack.envelope, ack), leftMs);
    const all = await begun;
    clearTimeout(limit);
    if (all) this.#ack(ack, 'begins');
  }

  #ack(ack: PendingAck, handler: LateHandler): void {
    this.settlement.late(ack.envelope, ack, this.times.ackDeadlineMs, handler);
  }
}
