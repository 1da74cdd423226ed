import type { JsonObject } from '../json.js';
import type { Message } from '../workspace/messages/message.js';
import { BoundedList, estimateBytes } from '../collections/bounded-list.js';
import { BoundedMap } from '../collections/bounded-map.js';
import { Listeners } from '../collections/listeners.js';
import type { Ack, ApiCall, ConnectionRecord, Delivery, Problem } from './records.js';

/** A sent envelope. */
export interface SentEnvelope {
  readonly envelopeId: string;
  readonly type: string;
  /** The app's name. */
  readonly app: string;
  readonly connectionId: string;
  readonly retryAttempt: number;
  readonly payload: unknown;
  /** Whether its ack may carry a response, if the request overrides the default of the envelope type. */
  readonly acceptsResponsePayload?: boolean | undefined;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** An envelope that was not acked before its deadline, or that no connection was open for. */
export interface UnansweredEnvelope {
  readonly envelopeId: string;
  readonly type: string;
  /** The app's name. */
  readonly app: string;
  /** `null` if no connection was open. */
  readonly connectionId: string | null;
  /** When the envelope was passed to an open TCP connection, in milliseconds since the epoch; otherwise `null`. */
  readonly writtenAt: number | null;
  /** Whether Slack redelivers the payload. */
  readonly willRetry: boolean;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** A post of an app to a response URL. */
export interface ResponseUse {
  /** The app's name; `null` if there is no such URL. */
  readonly app: string | null;
  /** The last path segment of the URL. */
  readonly key: string;
  readonly fields: JsonObject;
  /** The error code, if the post was rejected. */
  readonly error?: string | undefined;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** A call of a method of `slack.faults`. */
export interface InjectedFault {
  /** The name of the method. */
  readonly fault: string;
  /** The arguments of the call. */
  readonly details: readonly unknown[];
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** A change of the emulator's time by the user. */
export interface TimeChange {
  readonly how: 'advanced' | 'frozen' | 'resumed';
  /** The advanced time; 0 for the other changes. */
  readonly byMs: number;
  /** The time of the change, in milliseconds since the epoch. */
  readonly at: number;
}

/** A step of the emulator's clock. */
export interface ClockMove {
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** A reset to the initial state. */
export interface StateReset {
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** The events of the emulator, by name. */
export interface EmulatorEvents {
  /** An envelope was sent. It may not have reached the app. */
  envelope: SentEnvelope;
  /** An envelope was passed to an open TCP connection and reaches the app unless the app has disconnected. */
  written: SentEnvelope;
  ack: Ack;
  /** The ack deadline of an envelope passed without an ack. */
  unanswered: UnansweredEnvelope;
  /** An app posted to a response URL. */
  response: ResponseUse;
  api_call: ApiCall;
  /** A message was posted or edited, or a streamed message received a chunk. */
  message: Message;
  /** A connection received `hello` or closed. A closed connection has a `close` record. */
  connection: ConnectionRecord & { readonly state: 'open' | 'closed' };
  problem: Problem;
  fault: InjectedFault;
  time: TimeChange;
  /** During an advance, the clock reached the next due timer or the end of the advance. */
  clock: ClockMove;
  /** The initial state was restored and the log was cleared. */
  reset: StateReset;
}

/** The memory limit of each of the acks, calls and deliveries. The oldest records are removed first. */
const MAX_JOURNAL_BYTES = 64 * 2 ** 20;

/** Stores records, removing the oldest ones over the limit, and notifies listeners of events. */
export class EventLog {
  readonly #acks: BoundedList<Ack>;
  readonly #apiCalls: BoundedList<ApiCall>;
  readonly #problems: BoundedList<Problem>;
  readonly #closedConnections: BoundedList<ConnectionRecord>;
  readonly #deliveries: BoundedMap<string, Delivery>;
  readonly #listeners: { [Name in keyof EmulatorEvents]: Listeners<[EmulatorEvents[Name]]> } = {
    envelope: new Listeners(),
    written: new Listeners(),
    ack: new Listeners(),
    unanswered: new Listeners(),
    response: new Listeners(),
    api_call: new Listeners(),
    message: new Listeners(),
    connection: new Listeners(),
    problem: new Listeners(),
    fault: new Listeners(),
    time: new Listeners(),
    clock: new Listeners(),
    reset: new Listeners(),
  };

  /** @param limit the maximum number of records of each kind */
  constructor(limit: number) {
    this.#acks = new BoundedList(limit, { estimate: ({ payload }) => estimateBytes(payload), max: MAX_JOURNAL_BYTES });
    this.#apiCalls = new BoundedList(limit, { estimate: ({ args }) => estimateBytes(args), max: MAX_JOURNAL_BYTES });
    this.#problems = new BoundedList(limit);
    this.#closedConnections = new BoundedList(limit);
    this.#deliveries = new BoundedMap(limit, {
      estimate: ({ payload }) => estimateBytes(payload),
      max: MAX_JOURNAL_BYTES,
    });
  }

  /** @returns a function that removes the listener */
  on<Name extends keyof EmulatorEvents>(name: Name, listener: (entry: EmulatorEvents[Name]) => void): () => void {
    return this.#listeners[name].add(listener);
  }

  emit<Name extends keyof EmulatorEvents>(name: Name, entry: EmulatorEvents[Name]): void {
    this.#listeners[name].notify(entry);
  }

  get acks(): readonly Ack[] {
    return this.#acks.all;
  }

  get apiCalls(): readonly ApiCall[] {
    return this.#apiCalls.all;
  }

  get problems(): readonly Problem[] {
    return this.#problems.all;
  }

  /** The records of closed connections. */
  get closedConnections(): readonly ConnectionRecord[] {
    return this.#closedConnections.all;
  }

  get deliveries(): readonly Delivery[] {
    return [...this.#deliveries.values()];
  }

  /** Returns the delivery whose first envelope has this id. */
  delivery(id: string): Delivery | undefined {
    return this.#deliveries.get(id);
  }

  /** Deletes all records. */
  clear(): void {
    for (const kept of [this.#acks, this.#apiCalls, this.#problems, this.#closedConnections]) kept.clear();
    this.#deliveries.clear();
  }

  /** Stores the current state of a delivery. */
  recordDelivery(delivery: Delivery): void {
    this.#deliveries.set(delivery.id, delivery);
  }

  recordAck(ack: Ack): void {
    this.#acks.push(ack);
    this.emit('ack', ack);
  }

  recordApiCall(call: ApiCall): void {
    this.#apiCalls.push(call);
    this.emit('api_call', call);
  }

  recordOpenedConnection(connection: ConnectionRecord): void {
    this.emit('connection', { ...connection, state: 'open' });
  }

  recordClosedConnection(connection: ConnectionRecord): void {
    this.#closedConnections.push(connection);
    this.emit('connection', { ...connection, state: 'closed' });
  }

  recordProblem(problem: Problem): void {
    this.#problems.push(problem);
    this.emit('problem', problem);
  }
}
