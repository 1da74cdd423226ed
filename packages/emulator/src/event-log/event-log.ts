import type { JsonObject } from '../json.js';
import type { Message } from '../workspace/messages/message.js';
import { BoundedList, estimateBytes } from '../collections/bounded-list.js';
import { BoundedMap } from '../collections/bounded-map.js';
import { Listeners } from '../collections/listeners.js';
import type { Ack, ApiCall, ConnectionRecord, Delivery, Problem } from './records.js';

/** An envelope as it went out. */
export interface SentEnvelope {
  readonly envelopeId: string;
  readonly type: string;
  /** The app's name. */
  readonly app: string;
  readonly connectionId: string;
  readonly retryAttempt: number;
  readonly payload: unknown;
  /** Whether its ack may carry an answer, where it was told otherwise than its type has it. */
  readonly acceptsResponsePayload?: boolean | undefined;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** An envelope that no ack came for in time, or that no connection was open for. */
export interface UnansweredEnvelope {
  readonly envelopeId: string;
  readonly type: string;
  /** The app's name. */
  readonly app: string;
  /** `null` when none was open. */
  readonly connectionId: string | null;
  /** When it had reached the app, in milliseconds since the epoch; `null` when it has not. */
  readonly writtenAt: number | null;
  /** Whether Slack sends the payload again. */
  readonly willRetry: boolean;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** What an app posted to a response URL. */
export interface ResponseUse {
  /** The app's name; `null` where there is no such URL. */
  readonly app: string | null;
  /** What the URL ends in. */
  readonly key: string;
  readonly fields: JsonObject;
  /** Why it was refused. */
  readonly error?: string | undefined;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Something was made to go wrong, or right again. */
export interface InjectedFault {
  /** The method of `slack.faults`. */
  readonly fault: string;
  /** What it was called with. */
  readonly details: readonly unknown[];
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** The emulator's time was steered. */
export interface TimeChange {
  readonly how: 'advanced' | 'frozen' | 'resumed';
  /** By how much it was moved on; 0 where it was not. */
  readonly byMs: number;
  /** Milliseconds since the epoch, when that was done. */
  readonly at: number;
}

/** The emulator's clock was moved to another moment. */
export interface ClockMove {
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Everything has begun anew. */
export interface StateReset {
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** What the emulator tells as it happens, by its name. */
export interface EmulatorEvents {
  /** An envelope was sent, whether it gets anywhere or not. */
  envelope: SentEnvelope;
  /** All of an envelope has been handed to an open TCP connection: it has reached the app, unless that is gone. */
  written: SentEnvelope;
  ack: Ack;
  /** The deadline of an envelope has passed without an ack. */
  unanswered: UnansweredEnvelope;
  /** An app posted to a response URL. */
  response: ResponseUse;
  api_call: ApiCall;
  /** A message was posted, grew by a piece, or an edit made a new one of it. */
  message: Message;
  /** A connection was greeted, or has ended: then its `close` says how. */
  connection: ConnectionRecord & { readonly state: 'open' | 'closed' };
  problem: Problem;
  fault: InjectedFault;
  time: TimeChange;
  /** While time is advanced: it has come to a moment at which something is due, or to its end. */
  clock: ClockMove;
  /** All is as it was at the start, and what was seen is forgotten. */
  reset: StateReset;
}

/** What acks, calls and deliveries may hold, each of the three: what is old makes room for what is big. */
const MAX_JOURNAL_BYTES = 64 * 2 ** 20;

/** Keeps what was seen, the oldest making room for the newest, and tells it as it happens. */
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

  /** @param limit how many of each are kept */
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

  /** @returns a function that ends the listening */
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

  /** The connections that have ended. */
  get closedConnections(): readonly ConnectionRecord[] {
    return this.#closedConnections.all;
  }

  get deliveries(): readonly Delivery[] {
    return [...this.#deliveries.values()];
  }

  /** The delivery whose first envelope has this id. */
  delivery(id: string): Delivery | undefined {
    return this.#deliveries.get(id);
  }

  /** Forgets all that was kept. */
  clear(): void {
    for (const kept of [this.#acks, this.#apiCalls, this.#problems, this.#closedConnections]) kept.clear();
    this.#deliveries.clear();
  }

  /** Keeps the newest state of a delivery. */
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
