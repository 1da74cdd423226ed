import type { Delivery } from '../delivery/delivery.js';
import type { Lanes } from '../delivery/lanes.js';
import type { Waiting } from '../delivery/waiting-line.js';
import { isRedelivered } from '../envelope/envelope-facts.js';
import type { SlackEnvelope } from '../envelope/envelope.js';
import type { EnvelopeSettlement } from '../settlement/envelope-settlement.js';
import type { Overload } from '../settlement/overload.js';
import type { PendingAck } from '../settlement/pending-ack.js';
import type { SettlementJournal } from '../settlement/settlement-journal.js';

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
    readonly times: AckTimes,
    private readonly delivery: Delivery,
    private readonly lanes: Lanes,
    private readonly settlement: EnvelopeSettlement,
    private readonly overload: Overload,
    private readonly journal: SettlementJournal,
  ) {}

  /** @param turns what handlers of the payload had to wait for */
  reached(envelope: SlackEnvelope, ack: PendingAck, turns: readonly Waiting[]): void {
    const waiting = turns.filter(turn => !turn.isOver);
    if (waiting.length === 0) {
      this.#ack(envelope, ack);
    } else if (!isRedelivered(envelope)) {
      for (const turn of waiting) this.lanes.of(envelope).dismiss(turn, 'late');
    } else {
      const begun = this.delivery.track(this.#begun(waiting));
      void this.overload.late(begun);
      if (this.settlement.trips()) this.#ack(envelope, ack);
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
    if (all) this.#ack(envelope, ack);
  }

  #ack(envelope: SlackEnvelope, ack: PendingAck): void {
    if (ack.send() !== 'too_late') this.journal.late(envelope, this.times.ackDeadlineMs);
  }
}
