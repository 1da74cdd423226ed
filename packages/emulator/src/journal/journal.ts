import type { Message } from '../workspace/message.js';
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
  api_call: ApiCall;
  /** A message was posted, grew by a piece, or an edit made a new one of it. */
  message: Message;
  /** A connection was greeted, or has ended: then its `close` says how. */
  connection: ConnectionRecord & { readonly state: 'open' | 'closed' };
  problem: Problem;
}

/** Keeps what was seen, the oldest making room for the newest, and tells it as it happens. */
export class Journal {
  readonly acks: Ack[] = [];
  readonly apiCalls: ApiCall[] = [];
  readonly problems: Problem[] = [];
  /** The connections that have ended. */
  readonly closedConnections: ConnectionRecord[] = [];
  readonly #deliveries = new Map<string, Delivery>();
  readonly #listeners: { [Name in keyof EmulatorEvents]: Set<(entry: EmulatorEvents[Name]) => void> } = {
    envelope: new Set(),
    written: new Set(),
    ack: new Set(),
    api_call: new Set(),
    message: new Set(),
    connection: new Set(),
    problem: new Set(),
  };

  constructor(private readonly limit: number) {}

  /** @returns a function that ends the listening */
  on<Name extends keyof EmulatorEvents>(name: Name, listener: (entry: EmulatorEvents[Name]) => void): () => void {
    this.#listeners[name].add(listener);
    return () => this.#listeners[name].delete(listener);
  }

  tell<Name extends keyof EmulatorEvents>(name: Name, entry: EmulatorEvents[Name]): void {
    for (const listener of this.#listeners[name]) {
      try {
        listener(entry);
      } catch (error) {
        // A listener's mistake is its owner's to hear of, and must not change what happens here.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }

  get deliveries(): readonly Delivery[] {
    return [...this.#deliveries.values()];
  }

  /** Keeps the newest state of a delivery. */
  keepDelivery(delivery: Delivery): void {
    this.#deliveries.set(delivery.id, delivery);
    const [oldest] = this.#deliveries.keys();
    if (this.#deliveries.size > this.limit && oldest !== undefined) this.#deliveries.delete(oldest);
  }

  noteAck(ack: Ack): void {
    this.#keep(this.acks, ack);
    this.tell('ack', ack);
  }

  noteApiCall(call: ApiCall): void {
    this.#keep(this.apiCalls, call);
    this.tell('api_call', call);
  }

  noteOpened(connection: ConnectionRecord): void {
    this.tell('connection', { ...connection, state: 'open' });
  }

  noteClosed(connection: ConnectionRecord): void {
    this.#keep(this.closedConnections, connection);
    this.tell('connection', { ...connection, state: 'closed' });
  }

  noteProblem(problem: Problem): void {
    this.#keep(this.problems, problem);
    this.tell('problem', problem);
  }

  #keep<Entry>(list: Entry[], entry: Entry): void {
    list.push(entry);
    if (list.length > this.limit) list.shift();
  }
}
