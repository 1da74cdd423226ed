import type { Journal } from '../journal/journal.js';
import type { Ack, Attempt, Delivery } from '../journal/records.js';
import type { Timers } from '../timers.js';
import type { Clock } from '../workspace/clock.js';
import type { Identifiers } from '../workspace/identifiers.js';
import { AckDesk } from './ack-desk.js';
import type { AppConnection, ConnectionPool } from './connection-pool.js';
import { writeEnvelope, type DeliveryPolicy, type DispatchOrder } from './dispatch-order.js';

/** A delivery under way. Neither promise rejects. */
export interface Dispatched {
  /** The delivery once its first attempt was acked or its deadline had passed. */
  readonly answered: Promise<Delivery>;
  /** The delivery once it was acked or Slack has given up. */
  readonly settled: Promise<Delivery>;
}

/** What the dispatcher works with. */
export interface DispatcherParts {
  readonly pool: ConnectionPool;
  readonly journal: Journal;
  readonly timers: Timers;
  readonly clock: Clock;
  readonly ids: Identifiers;
  readonly policy: DeliveryPolicy;
}

/** Sends payloads to apps, waits for their acks, and redelivers events that went unanswered. */
export class Dispatcher {
  readonly #desk: AckDesk;
  #closed = false;

  constructor(private readonly parts: DispatcherParts) {
    this.#desk = new AckDesk(parts.journal, parts.clock, parts.policy.acceptAcksFromSiblings);
  }

  /** @throws TypeError when the payload can't be written as JSON */
  dispatch(request: DispatchOrder): Dispatched {
    // A copy: redeliveries must say the same, whatever becomes of the original.
    const payload: unknown = request.payload === undefined ? undefined : JSON.parse(JSON.stringify(request.payload));
    const order = { ...request, payload };
    const envelopeId = order.envelopeId ?? this.parts.ids.key();
    const delivery: Delivery = {
      id: envelopeId,
      type: order.type,
      app: order.app.name,
      payload: order.payload,
      attempts: [],
      ack: null,
      status: 'pending',
    };
    const answered = this.#attempt(order, delivery, envelopeId, order.retryAttempt ?? 0);
    return { answered, settled: this.#redeliver(order, answered) };
  }

  /** A frame that an app sent; `null` stands for a binary one. */
  receive(connection: AppConnection, frame: string | null): void {
    this.#desk.receive(connection, frame);
  }

  /** Ends every wait; nothing is redelivered any more. */
  close(): void {
    this.#closed = true;
    this.#desk.expireAll();
  }

  async #redeliver(order: DispatchOrder, first: Promise<Delivery>): Promise<Delivery> {
    let delivery = await first;
    const done = order.retryAttempt ?? 0;
    const delays = order.type === 'events_api' ? this.parts.policy.redeliveryDelaysMs.slice(done) : [];
    for (const [index, delayMs] of delays.entries()) {
      if (delivery.status === 'acked') return delivery;
      await this.parts.timers.pause(delayMs);
      if (this.#closed) break;
      delivery = await this.#attempt(order, delivery, this.parts.ids.key(), done + index + 1);
    }
    return delivery.status === 'acked' ? delivery : this.#keep({ ...delivery, status: 'failed' });
  }

  async #attempt(order: DispatchOrder, before: Delivery, envelopeId: string, retryAttempt: number): Promise<Delivery> {
    const { clock } = this.parts;
    const connection = this.#connectionFor(order);
    const attempt: Attempt = {
      envelopeId,
      connectionId: connection?.id ?? null,
      retryAttempt,
      at: clock.now(),
      outcome: connection ? 'waiting' : 'no_connection',
    };
    const sent = this.#keep({ ...before, attempts: [...before.attempts, attempt] });
    if (!connection) return sent;
    const ack = await this.#send(order, connection, envelopeId, retryAttempt);
    return this.#keep({
      ...sent,
      attempts: [...before.attempts, { ...attempt, outcome: ack ? 'acked' : 'timeout' }],
      ack,
      status: ack ? 'acked' : 'pending',
    });
  }

  #connectionFor({ app, connection }: DispatchOrder): AppConnection | undefined {
    if (this.#closed) return undefined;
    const { pool } = this.parts;
    return connection === undefined ? pool.next(app) : pool.at(app, connection);
  }

  async #send(
    order: DispatchOrder,
    connection: AppConnection,
    envelopeId: string,
    retryAttempt: number,
  ): Promise<Ack | null> {
    const { journal, timers, policy } = this.parts;
    const { type, payload } = order;
    return new Promise(resolve => {
      const stop = timers.after(policy.ackTimeoutMs, () => this.#desk.expire(envelopeId));
      this.#desk.expect(envelopeId, type, connection, ack => {
        stop();
        resolve(ack);
      });
      connection.send(writeEnvelope(order, envelopeId, retryAttempt));
      const app = connection.app.name;
      journal.tell('envelope', { envelopeId, type, app, connectionId: connection.id, retryAttempt, payload });
    });
  }

  #keep(delivery: Delivery): Delivery {
    this.parts.journal.keepDelivery(delivery);
    return delivery;
  }
}
