import type { Journal } from '../journal/journal.js';
import type { Ack, Attempt, Delivery } from '../journal/records.js';

/** The record of one payload's way. Each change is a new value in the journal; who holds an old one keeps it. */
export class DeliveryRecord {
  #value: Delivery;

  constructor(
    private readonly journal: Journal,
    delivery: Pick<Delivery, 'id' | 'type' | 'app' | 'payload'>,
  ) {
    this.#value = { ...delivery, attempts: [], ack: null, status: 'pending' };
  }

  /** As it is now. */
  get value(): Delivery {
    return this.#value;
  }

  /** One more sending. */
  begin(attempt: Attempt): void {
    this.#keep({ attempts: [...this.#value.attempts, attempt] });
  }

  /** The envelope of an attempt has been handed to an open connection; that may be long after its deadline. */
  noteWritten(envelopeId: string, writtenAt: number): void {
    this.#keep({ attempts: this.#with(envelopeId, { writtenAt }) });
  }

  /** The ack of an attempt came in time, or its deadline has passed. */
  end(envelopeId: string, ack: Ack | null): void {
    const attempts = this.#with(envelopeId, { outcome: ack ? 'acked' : 'timeout' });
    this.#keep({ attempts, ack, status: ack ? 'acked' : 'pending' });
  }

  /** Slack has given up. */
  giveUp(): void {
    this.#keep({ status: 'failed' });
  }

  #with(envelopeId: string, change: Partial<Attempt>): readonly Attempt[] {
    return this.#value.attempts.map(each => (each.envelopeId === envelopeId ? { ...each, ...change } : each));
  }

  #keep(change: Partial<Delivery>): void {
    this.#value = { ...this.#value, ...change };
    this.journal.keepDelivery(this.#value);
  }
}
