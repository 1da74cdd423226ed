import type { FaultPlan } from '../faults/fault-plan.js';
import type { EventLog } from '../event-log/event-log.js';
import type { Ack, Attempt, Delivery } from '../event-log/records.js';
import type { ControlledClock } from '../time/controlled-clock.js';
import type { Timers } from '../time/timers.js';
import type { App } from '../workspace/apps/app.js';
import type { Identifiers } from '../workspace/identifiers.js';
import { PendingAcks } from './pending-acks.js';
import type { AppConnection, ConnectionPool } from './connection-pool.js';
import { FailureLimit } from './failure-limit.js';
import {
  serializeRequest,
  writeEnvelope,
  type DeliveryPolicy,
  type DispatchRequest,
  type SerializedRequest,
} from './dispatch-request.js';

/** A running delivery. Neither promise rejects. */
export interface DispatchedPayload {
  /** Resolves when the first attempt is acked or its ack deadline passes. */
  readonly answered: Promise<Delivery>;
  /** Resolves when the delivery is acked or all redeliveries have failed. */
  readonly settled: Promise<Delivery>;
}

export interface DispatcherParts {
  readonly pool: ConnectionPool;
  readonly journal: EventLog;
  readonly faults: FaultPlan;
  readonly timers: Timers;
  readonly clock: ControlledClock;
  readonly ids: Identifiers;
  readonly policy: DeliveryPolicy;
}

/** An attempt before it is sent. */
interface DeliveryAttempt {
  readonly order: SerializedRequest;
  readonly record: DeliveryRecord;
  readonly envelopeId: string;
  readonly retryAttempt: number;
  readonly connection: AppConnection | undefined;
}

/** Sends payloads to apps, awaits their acks, and redelivers unacknowledged events. */
export class Dispatcher {
  readonly #desk: PendingAcks;
  readonly #failures: FailureLimit | undefined;
  #closed = false;
  /** Changes with every `forget()`, so that older deliveries stop. */
  #era = 0;

  constructor(private readonly parts: DispatcherParts) {
    const { journal, clock, policy, faults } = parts;
    this.#desk = new PendingAcks(journal, clock, policy.acceptAcksFromSiblings, faults);
    this.#failures = policy.failureLimit && new FailureLimit(clock, policy.failureLimit);
  }

  /** @throws TypeError if the payload cannot be serialized as JSON */
  dispatch(request: DispatchRequest): DispatchedPayload {
    const order = serializeRequest(request);
    const connection = this.#connectionFor(order);
    const envelopeId = order.envelopeId ?? this.parts.ids.secretKey();
    const dispatched = this.#start(order, envelopeId, connection);
    const twin = connection && this.parts.pool.findSibling(connection);
    if (twin) this.#copy(order, envelopeId, twin);
    return dispatched;
  }

  /** Receives a frame from an app; `null` represents a binary frame. */
  receive(connection: AppConnection, frame: string | null): void {
    this.#desk.receive(connection, frame);
  }

  /** Ends all waits and stops all redeliveries. */
  close(): void {
    this.#closed = true;
    this.#desk.expireAll();
  }

  /** Ends the waits and redeliveries of all payloads dispatched so far. */
  forget(): void {
    this.#era += 1;
    this.#desk.expireAll();
    this.#failures?.clear();
  }

  /** Sends a payload on a second connection as well, if a fault requests it. */
  #copy(order: SerializedRequest, envelopeId: string, twin: AppConnection): void {
    const copy = this.parts.faults.copies.take(order);
    if (copy === 'new_envelope') this.#start(order, this.parts.ids.secretKey(), twin);
    if (copy === 'same_envelope') this.#write(order, envelopeId, order.retryAttempt ?? 0, twin);
  }

  #start(order: SerializedRequest, envelopeId: string, connection: AppConnection | undefined): DispatchedPayload {
    const { type, app, payload, retryAttempt = 0 } = order;
    const record = new DeliveryRecord(this.parts.journal, { id: envelopeId, type, app: app.name, payload });
    const answered = this.#attempt({ order, record, envelopeId, retryAttempt, connection });
    return { answered, settled: this.#redeliver(order, record, answered) };
  }

  async #redeliver(order: SerializedRequest, record: DeliveryRecord, first: Promise<Delivery>): Promise<Delivery> {
    const era = this.#era;
    await first;
    const done = order.retryAttempt ?? 0;
    const delays = order.type === 'events_api' ? this.parts.policy.redeliveryDelaysMs.slice(done) : [];
    for (const [index, delayMs] of delays.entries()) {
      if (record.value.status === 'acked') return record.value;
      if (era !== this.#era) return record.value;
      await this.parts.timers.pause(delayMs);
      if (era !== this.#era) return record.value;
      if (this.#closed || !order.app.hearsEvents) break;
      const envelopeId = this.parts.ids.secretKey();
      const connection = this.#connectionFor(order);
      await this.#attempt({ order, record, envelopeId, retryAttempt: done + index + 1, connection });
    }
    if (record.value.status !== 'acked') record.markUnanswered();
    return record.value;
  }

  async #attempt(sending: DeliveryAttempt): Promise<Delivery> {
    const { record, envelopeId, retryAttempt, connection } = sending;
    const era = this.#era;
    record.begin({
      envelopeId,
      connectionId: connection?.id ?? null,
      retryAttempt,
      at: this.parts.clock.now(),
      writtenAt: null,
      outcome: connection ? 'waiting' : 'no_connection',
    });
    const ack = connection ? await this.#send(sending, connection) : null;
    if (connection) record.end(envelopeId, ack);
    if (this.#closed) return record.value;
    if (!ack) this.#tellUnanswered(sending);
    if (sending.order.type === 'events_api' && era === this.#era) this.#count(sending.order.app, ack !== null);
    return record.value;
  }

  /** Disables an app's events after too many failed deliveries. */
  #count(app: App, isAcked: boolean): void {
    if (!app.hearsEvents || !this.#failures?.isReachedBy(app, isAcked)) return;
    app.switchEvents(false);
    const { journal, clock } = this.parts;
    const text =
      'Too many deliveries of events have failed within an hour: Slack switches them off, and the app hears of nothing ' +
      'until somebody switches them on in its settings (switchEvents(true) of the app).';
    journal.recordProblem({ kind: 'events_switched_off', app: app.name, text, at: clock.now() });
  }

  #tellUnanswered({ order, record, envelopeId, retryAttempt, connection }: DeliveryAttempt): void {
    const { journal, clock, policy } = this.parts;
    const { type, app } = order;
    const willRetry = type === 'events_api' && retryAttempt < policy.redeliveryDelaysMs.length;
    const connectionId = connection?.id ?? null;
    const { writtenAt = null } = record.value.attempts.find(attempt => attempt.envelopeId === envelopeId) ?? {};
    const missed = { envelopeId, type, app: app.name, connectionId, writtenAt, willRetry };
    journal.emit('unanswered', { ...missed, at: clock.now() });
  }

  #connectionFor({ app, connection }: DispatchRequest): AppConnection | undefined {
    if (this.#closed) return undefined;
    const { pool } = this.parts;
    return connection === undefined ? pool.next(app) : pool.at(app, connection);
  }

  async #send(
    { order, record, envelopeId, retryAttempt }: DeliveryAttempt,
    connection: AppConnection,
  ): Promise<Ack | null> {
    const { timers, policy } = this.parts;
    return new Promise(resolve => {
      const stop = timers.after(policy.ackTimeoutMs, () => this.#desk.expire(envelopeId));
      this.#desk.expect(envelopeId, order.type, connection, ack => {
        stop();
        resolve(ack);
      });
      this.#write(order, envelopeId, retryAttempt, connection, at => record.markWritten(envelopeId, at));
    });
  }

  #write(
    order: SerializedRequest,
    envelopeId: string,
    retryAttempt: number,
    connection: AppConnection,
    written: (at: number) => void = () => {},
  ): void {
    const { journal, clock } = this.parts;
    const { type, payload, app, acceptsResponsePayload } = order;
    const envelope = {
      envelopeId,
      type,
      app: app.name,
      connectionId: connection.id,
      retryAttempt,
      payload,
      ...(acceptsResponsePayload === undefined ? {} : { acceptsResponsePayload }),
    };
    journal.emit('envelope', { ...envelope, at: clock.now() });
    connection.send(writeEnvelope(order, envelopeId, retryAttempt), () => {
      const at = clock.now();
      written(at);
      journal.emit('written', { ...envelope, at });
    });
  }
}

/** The record of one delivery. Every change stores a new value in the event log and leaves older values unchanged. */
export class DeliveryRecord {
  #value: Delivery;

  constructor(
    private readonly journal: EventLog,
    delivery: Pick<Delivery, 'id' | 'type' | 'app' | 'payload'>,
  ) {
    this.#value = { ...delivery, attempts: [], ack: null, status: 'pending' };
  }

  /** The current value. */
  get value(): Delivery {
    return this.#value;
  }

  /** Adds an attempt. */
  begin(attempt: Attempt): void {
    this.#keep({ attempts: [...this.#value.attempts, attempt] });
  }

  /** Records when an envelope was passed to an open TCP connection. This can be long after its ack deadline. */
  markWritten(envelopeId: string, writtenAt: number): void {
    this.#keep({ attempts: this.#with(envelopeId, { writtenAt }) });
  }

  /** Records the ack of an attempt, or `null` after its ack deadline. */
  end(envelopeId: string, ack: Ack | null): void {
    const attempts = this.#with(envelopeId, { outcome: ack ? 'acked' : 'timeout' });
    this.#keep({ attempts, ack, status: ack ? 'acked' : 'pending' });
  }

  /** Marks the delivery as failed. */
  markUnanswered(): void {
    this.#keep({ status: 'failed' });
  }

  #with(envelopeId: string, change: Partial<Attempt>): readonly Attempt[] {
    return this.#value.attempts.map(each => (each.envelopeId === envelopeId ? { ...each, ...change } : each));
  }

  #keep(change: Partial<Delivery>): void {
    this.#value = { ...this.#value, ...change };
    this.journal.recordDelivery(this.#value);
  }
}
