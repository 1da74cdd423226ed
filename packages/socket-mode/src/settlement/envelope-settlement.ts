import type { TurnedAway } from '../delivery/waiting-line.js';
import { isRedelivered } from '../envelope/envelope-facts.js';
import type { SlackEnvelope } from '../envelope/envelope.js';
import type { Carried, Ending } from './ending.js';
import type { AckSent, PendingAck } from './pending-ack.js';
import { RedeliveryBreaker } from './redelivery-breaker.js';
import type { SettlementJournal } from './settlement-journal.js';

/** Slack delivers an event once and up to three times more. */
const LAST_RETRY = 3;

/** Makes of the endings of an envelope's handlers the one end of its ack. */
export class EnvelopeSettlement {
  #tripped = false;
  /** Those counted already, though their acks are still to come. */
  readonly #missed = new Set<SlackEnvelope>();

  constructor(
    private readonly journal: SettlementJournal,
    private readonly breaker = new RedeliveryBreaker(),
  ) {}

  /** Counts how an envelope ended for Slack, which judges the app by its events. */
  count(envelope: SlackEnvelope, end: 'acked' | 'withheld'): void {
    if (this.#missed.size > 0 && this.#missed.delete(envelope)) return;
    if (isRedelivered(envelope)) this.breaker.count(end);
  }

  /** Slack has stopped waiting for the ack of an event: that is a failure to it, whatever comes later. */
  missed(envelope: SlackEnvelope, ack: PendingAck): void {
    if (!ack.open) return;
    this.count(envelope, 'withheld');
    this.#missed.add(envelope);
  }

  /** Whether too many events went unacked, so that all are acked now, whatever becomes of them; says so when it begins. */
  trips(): boolean {
    const { tripped } = this.breaker;
    if (tripped && !this.#tripped) this.journal.tripped();
    this.#tripped = tripped;
    return tripped;
  }

  /**
   * Leaves an event to Slack that a handler has not begun, at once: its other handlers must not ack it.
   *
   * @param lost called when Slack will not deliver it again
   */
  leave(envelope: SlackEnvelope, ack: PendingAck, why: TurnedAway, lost: () => void): Ending {
    // Whoever goes down is not judged by it any more, and the next process may handle it.
    const insists = why === 'closing';
    if (this.#comesAgain(envelope, ack, insists)) ack.withhold();
    return { ack: 'withhold', insists, lost };
  }

  /** A failure that Slack should see outweighs the rest, and leaving the ack to somebody outweighs sending it. */
  finish(envelope: SlackEnvelope, ack: PendingAck, endings: readonly Ending[]): void {
    const failures = endings.filter(ending => ending.ack === 'withhold');
    if (failures.length > 0) this.#fail(envelope, ack, failures);
    else if (!endings.some(ending => ending.ack === 'leave')) this.#send(ack, endings);
  }

  #send(ack: PendingAck, endings: readonly Ending[]): void {
    // Only kinds with a single handler are answered in the ack.
    const carry = endings.map(ending => (ending.ack === 'send' ? ending.carry : undefined)).find(each => each);
    if (carry === undefined) ack.send();
    else
      conclude(
        carry,
        ack.send(carry.payload, sent => conclude(carry, sent)),
      );
  }

  #fail(envelope: SlackEnvelope, ack: PendingAck, failures: readonly Extract<Ending, { ack: 'withhold' }>[]): void {
    if (ack.withheld) return;
    const insists = failures.some(failure => failure.insists);
    if (this.#comesAgain(envelope, ack, insists)) {
      ack.withhold();
      return;
    }
    for (const failure of failures) failure.lost();
    if (insists) ack.withhold();
    else ack.send();
  }

  /** Whether Slack is to see a failure, and delivers again what it sees fail. */
  #comesAgain(envelope: SlackEnvelope, ack: PendingAck, insists: boolean): boolean {
    if (ack.given || !isRedelivered(envelope) || (envelope.retry?.attempt ?? 0) >= LAST_RETRY) return false;
    return insists || !this.trips();
  }
}

/** Does what is left to do for an answer once it is known whether its ack has carried it. */
function conclude(carry: Carried, sent: AckSent): void {
  if (sent === 'sent') carry.sent?.();
  else if (sent !== 'waiting') carry.otherwise(sent === 'sent_bare' ? 'too_big' : 'too_late');
}
