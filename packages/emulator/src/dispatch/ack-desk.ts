import type { FaultPlan } from '../faults/fault-plan.js';
import { BoundedMap } from '../collections/bounded-map.js';
import type { Journal } from '../journal/journal.js';
import type { Ack, Problem } from '../journal/records.js';
import { isJsonObject, parseJson, stringAt } from '../json.js';
import type { SteeredClock } from '../time/steered-clock.js';
import type { AppConnection } from './connection-pool.js';

/** How long answered envelopes are remembered, counted in envelopes: to tell late and repeated acks from strange ones. */
const MEMORY = 10_000;

/** What an ack is worth, by how things stand when it comes. */
const STATUSES = { waiting: 'in_time', acked: 'duplicate', expired: 'late' } as const;

interface Expected {
  readonly type: string;
  readonly connection: AppConnection;
  /** By the clock's elapsed time: that of the day may be set to anything. */
  readonly sentAt: number;
  /** Told once, and then let go of: it holds a whole delivery. */
  settle: ((ack: Ack | null) => void) | undefined;
  state: 'waiting' | 'acked' | 'expired';
}

/** Matches the acks that come in with the envelopes that went out. */
export class AckDesk {
  readonly #expected = new BoundedMap<string, Expected>(MEMORY);

  constructor(
    private readonly journal: Journal,
    private readonly clock: SteeredClock,
    private readonly acceptFromSiblings: boolean,
    private readonly faults: FaultPlan,
  ) {}

  /** Calls `settle` once: with the ack, or with `null` when `expire` comes first. */
  expect(envelopeId: string, type: string, connection: AppConnection, settle: (ack: Ack | null) => void): void {
    const expected: Expected = { type, connection, sentAt: this.clock.elapsed(), settle, state: 'waiting' };
    for (const forgotten of this.#expected.set(envelopeId, expected)) expire(forgotten);
  }

  /** Ends the wait for an ack. */
  expire(envelopeId: string): void {
    const expected = this.#expected.get(envelopeId);
    if (expected) expire(expected);
  }

  /** Ends every wait. */
  expireAll(): void {
    for (const expected of this.#expected.values()) expire(expected);
  }

  /** Reads a frame of an app. Slack ignores what is no ack of its own envelopes; here it is noted as well. */
  receive(connection: AppConnection, frame: string | null): void {
    const parsed = frame === null ? undefined : parseJson(frame);
    const envelopeId = isJsonObject(parsed) ? stringAt(parsed, 'envelope_id') : undefined;
    if (!isJsonObject(parsed) || envelopeId === undefined) {
      const what = frame === null ? 'a binary frame' : 'a frame that is no JSON object with an "envelope_id"';
      return this.#note(connection, 'broken_frame', `The app sent ${what}. It is ignored; an ack is one JSON text.`);
    }
    const expected = this.#expected.get(envelopeId);
    if (!expected) {
      return this.#note(connection, 'unknown_envelope', `No envelope "${envelopeId}" was sent. The ack is ignored.`);
    }
    const isSibling = expected.connection !== connection;
    if (expected.connection.app !== connection.app || (isSibling && !this.acceptFromSiblings)) {
      const text = `The ack of "${envelopeId}" came over another connection than its envelope. It is ignored.`;
      return this.#note(connection, 'foreign_ack', text, envelopeId);
    }
    this.#accept(envelopeId, expected, connection, parsed.payload);
  }

  #accept(envelopeId: string, expected: Expected, connection: AppConnection, payload: unknown): void {
    const at = this.clock.now();
    const status = this.faults.lostAcks.take(connection) ? 'lost' : STATUSES[expected.state];
    const ack: Ack = {
      envelopeId,
      type: expected.type,
      app: connection.app.name,
      ...(payload === undefined ? {} : { payload }),
      latencyMs: this.clock.elapsed() - expected.sentAt,
      at,
      connectionId: connection.id,
      status,
    };
    if (status === 'lost') return this.journal.noteAck(ack);
    if (expected.type === 'events_api' && isJsonObject(payload) && Object.keys(payload).length > 0) {
      const text = `The ack of event "${envelopeId}" carries a payload. It must be bare.`;
      this.#note(connection, 'invalid_answer', text, envelopeId);
    }
    if (status === 'in_time') {
      end(expected, 'acked', ack);
    } else {
      const why =
        status === 'late' ? `came after ${Math.round(ack.latencyMs)} ms, past the deadline` : 'had come before';
      const text = `The ack of "${envelopeId}" ${why}. It changes nothing.`;
      this.#note(connection, `${status}_ack`, text, envelopeId);
    }
    this.journal.noteAck(ack);
  }

  #note(connection: AppConnection, kind: Problem['kind'], text: string, envelopeId?: string): void {
    const about = envelopeId === undefined ? {} : { envelopeId };
    this.journal.noteProblem({ kind, app: connection.app.name, ...about, text, at: this.clock.now() });
  }
}

function expire(expected: Expected): void {
  if (expected.state === 'waiting') end(expected, 'expired', null);
}

function end(expected: Expected, state: 'acked' | 'expired', ack: Ack | null): void {
  expected.state = state;
  expected.settle?.(ack);
  expected.settle = undefined;
}
