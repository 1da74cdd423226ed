import type { FaultPlan } from '../faults/fault-plan.js';
import { BoundedMap } from '../collections/bounded-map.js';
import type { EventLog } from '../event-log/event-log.js';
import type { Ack, Problem } from '../event-log/records.js';
import { isJsonObject, parseJson, stringAt } from '../json.js';
import type { ControlledClock } from '../time/controlled-clock.js';
import { roundToMicroseconds } from '../time/clock.js';
import type { AppConnection } from './connection-pool.js';

/** The number of answered envelopes to remember, which separates late and duplicate acks from unknown ones. */
const MAX_REMEMBERED_ENVELOPES = 10_000;

/** Maps the state of an envelope to the status of its ack. */
const ACK_STATUSES = { waiting: 'in_time', acked: 'duplicate', expired: 'late' } as const;

/** A sent envelope. */
interface Sent {
  readonly type: string;
  readonly connection: AppConnection;
  /** The clock's elapsed time, because the time of day can be set to any value. */
  readonly sentAt: number;
}

/** An envelope without an ack. `settle` is called once. */
interface AckWaiter extends Sent {
  readonly settle: (ack: Ack | null) => void;
}

/** An envelope that was acked or expired. It no longer references its delivery. */
interface AnsweredEnvelope extends Sent {
  readonly state: 'acked' | 'expired';
}

/** Matches incoming acks with sent envelopes. */
export class PendingAcks {
  /** Bounded by the number of envelopes sent within one ack deadline. */
  readonly #waiting = new Map<string, AckWaiter>();
  readonly #answered = new BoundedMap<string, AnsweredEnvelope>(MAX_REMEMBERED_ENVELOPES);

  constructor(
    private readonly journal: EventLog,
    private readonly clock: ControlledClock,
    private readonly acceptFromSiblings: boolean,
    private readonly faults: FaultPlan,
  ) {}

  /** Calls `settle` once: with the ack, or with `null` if the envelope expires or its id is used again. */
  expect(envelopeId: string, type: string, connection: AppConnection, settle: (ack: Ack | null) => void): void {
    this.expire(envelopeId);
    this.#waiting.set(envelopeId, { type, connection, sentAt: this.clock.elapsed(), settle });
  }

  expire(envelopeId: string): void {
    this.#end(envelopeId, 'expired', null);
  }

  expireAll(): void {
    for (const envelopeId of this.#waiting.keys()) this.expire(envelopeId);
  }

  /**
   * Reads a frame from an app. Slack ignores frames that do not ack an envelope; the emulator also records a problem.
   */
  receive(connection: AppConnection, frame: string | null): void {
    const parsed = frame === null ? undefined : parseJson(frame);
    const envelopeId = isJsonObject(parsed) ? stringAt(parsed, 'envelope_id') : undefined;
    if (!isJsonObject(parsed) || envelopeId === undefined) {
      const what = frame === null ? 'a binary frame' : 'a frame that is no JSON object with an "envelope_id"';
      return this.#note(connection, 'broken_frame', `The app sent ${what}. It is ignored; an ack is one JSON text.`);
    }
    const sent = this.#waiting.get(envelopeId) ?? this.#answered.get(envelopeId);
    if (!sent) {
      return this.#note(connection, 'unknown_envelope', `No envelope "${envelopeId}" was sent. The ack is ignored.`);
    }
    const isSibling = sent.connection !== connection;
    if (sent.connection.app !== connection.app || (isSibling && !this.acceptFromSiblings)) {
      const text = `The ack of "${envelopeId}" came over another connection than its envelope. It is ignored.`;
      return this.#note(connection, 'foreign_ack', text, envelopeId);
    }
    this.#accept(envelopeId, sent, connection, parsed.payload);
  }

  #accept(envelopeId: string, sent: AckWaiter | AnsweredEnvelope, connection: AppConnection, payload: unknown): void {
    const at = this.clock.now();
    const state = 'state' in sent ? sent.state : 'waiting';
    const status = this.faults.lostAcks.take(connection) ? 'lost' : ACK_STATUSES[state];
    const ack: Ack = {
      envelopeId,
      type: sent.type,
      app: connection.app.name,
      ...(payload === undefined ? {} : { payload }),
      latencyMs: roundToMicroseconds(this.clock.elapsed() - sent.sentAt),
      at,
      connectionId: connection.id,
      status,
    };
    if (status === 'lost') return this.journal.recordAck(ack);
    if (sent.type === 'events_api' && !isEmptyAck(payload)) {
      const text = `The ack of event "${envelopeId}" carries a payload. It must be bare.`;
      this.#note(connection, 'invalid_answer', text, envelopeId);
    }
    if (status === 'in_time') {
      this.#end(envelopeId, 'acked', ack);
    } else {
      const why =
        status === 'late' ? `came after ${Math.round(ack.latencyMs)} ms, past the deadline` : 'had come before';
      const text = `The ack of "${envelopeId}" ${why}. It changes nothing.`;
      this.#note(connection, `${status}_ack`, text, envelopeId);
    }
    this.journal.recordAck(ack);
  }

  #end(envelopeId: string, state: AnsweredEnvelope['state'], ack: Ack | null): void {
    const waiting = this.#waiting.get(envelopeId);
    if (!waiting) return;
    const { settle, ...sent } = waiting;
    this.#waiting.delete(envelopeId);
    this.#answered.set(envelopeId, { ...sent, state });
    settle(ack);
  }

  #note(connection: AppConnection, kind: Problem['kind'], text: string, envelopeId?: string): void {
    const about = envelopeId === undefined ? {} : { envelopeId };
    this.journal.recordProblem({ kind, app: connection.app.name, ...about, text, at: this.clock.now() });
  }
}

/** Whether an ack carries no response. Slack's own client sends an empty object. */
const isEmptyAck = (payload: unknown): boolean =>
  payload === undefined || payload === null || (isJsonObject(payload) && Object.keys(payload).length === 0);
