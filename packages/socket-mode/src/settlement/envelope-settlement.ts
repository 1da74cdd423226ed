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

  constructor(
    private readonly journal: SettlementJournal,
    private readonly breaker = new RedeliveryBreaker(),
  ) {}

  /** Counts how an envelope ended for Slack, which judges the app by its events. */
  count(envelope: SlackEnvelope, end: 'acked' | 'withheld'): void {
    if (envelope.type === 'events_api') this.breaker.count(end);
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
    const insists = failures.some(failure => failure.insists);
    const again = !ack.given && this.#delivers(envelope);
    if (again && (insists || !this.#trips())) {
      ack.withhold();
      return;
    }
    for (const failure of failures) failure.lost();
    if (insists) ack.withhold();
    else ack.send();
  }

  /** Whether Slack delivers again what it sees fail. */
  #delivers({ type, retry }: SlackEnvelope): boolean {
    return type === 'events_api' && (retry?.attempt ?? 0) < LAST_RETRY;
  }

  #trips(): boolean {
    const { tripped } = this.breaker;
    if (tripped && !this.#tripped) this.journal.tripped();
    this.#tripped = tripped;
    return tripped;
  }
}

/** Does what is left to do for an answer once it is known whether its ack has carried it. */
function conclude(carry: Carried, sent: AckSent): void {
  if (sent === 'sent') carry.sent?.();
  else if (sent !== 'waiting') carry.otherwise(sent === 'sent_bare' ? 'too_big' : 'too_late');
}
