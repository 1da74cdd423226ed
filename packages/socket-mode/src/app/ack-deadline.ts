import type { ReceivedFrame } from '../connection/received-frame.js';
import type { Delivery } from '../delivery/delivery.js';
import type { Waiting } from '../delivery/waiting-line.js';
import { isRedelivered } from '../envelope/envelope-facts.js';
import type { SlackEnvelope } from '../envelope/envelope.js';
import type { EnvelopeSettlement } from '../settlement/envelope-settlement.js';
import type { Overload } from '../settlement/overload.js';
import { PendingAck } from '../settlement/pending-ack.js';
import type { LateHandler } from '../settlement/settlement-journal.js';

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
export class AckDeadline {
  constructor(
    private readonly times: AckTimes,
    private readonly delivery: Delivery,
    private readonly settlement: EnvelopeSettlement,
    private readonly overload: Overload,
  ) {}

  /**
   * From here on the envelope gets its ack, whatever becomes of the rest.
   *
   * @param frame what brought it
   * @param turns what its handlers have to wait for, as it comes to that
   */
  start(envelope: SlackEnvelope, frame: ReceivedFrame, turns: readonly Waiting[]): PendingAck {
    const ack: PendingAck = new PendingAck(envelope.id, frame, this.times.ackDeadlineMs, {
      deadline: () => this.#reached(envelope, ack, turns),
      ended: end => this.settlement.ended(envelope, end),
    });
    return ack;
  }

  #reached(envelope: SlackEnvelope, ack: PendingAck, turns: readonly Waiting[]): void {
    const waiting = turns.filter(turn => !turn.isOver);
    if (waiting.length === 0) {
      this.#ack(envelope, ack, 'at_work');
    } else if (!isRedelivered(envelope)) {
      for (const turn of waiting) turn.dismiss('late');
    } else {
      const begun = this.delivery.track(this.#begun(waiting));
      void this.overload.late(begun);
      if (this.settlement.trips()) this.#ack(envelope, ack, 'waits');
      else void this.delivery.track(this.#hold(envelope, ack, begun));
    }
  }

  async #begun(waiting: readonly Waiting[]): Promise<boolean> {
    const turns = await Promise.all(waiting.map(({ turn }) => turn));
    return turns.every(turn => turn === 'begun');
  }

  async #hold(envelope: SlackEnvelope, ack: PendingAck, begun: Promise<boolean>): Promise<void> {
    const { ackDeadlineMs, slackWaitsMs } = this.times;
    const leftMs = Math.max(0, slackWaitsMs - ackDeadlineMs);
    const limit = setTimeout(() => this.settlement.missed(envelope, ack), leftMs);
    const all = await begun;
    clearTimeout(limit);
    if (all) this.#ack(envelope, ack, 'begins');
  }

  #ack(envelope: SlackEnvelope, ack: PendingAck, handler: LateHandler): void {
    this.settlement.late(envelope, ack, this.times.ackDeadlineMs, handler);
  }
}
