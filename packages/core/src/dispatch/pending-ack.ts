import type { AckStatus, AckStatusListener, InboundDelivery } from './inbound-delivery.js';
import type { QueuedHandler } from './concurrency-limiter.js';
import type { SlackEnvelope } from '../envelope/envelope.js';
import type { Deadline, DeadlineQueue, DeadlineEntry } from '../time/deadline-queue.js';
import type { JsonObject } from '../envelope/json.js';

/** The content of an ack. */
export interface AckPayload {
  readonly payload?: JsonObject | undefined;
  /** Called when the ack was sent with the payload. */
  readonly onSent?: () => void;
  /** Called when the ack was already sent (`too_late`) or the payload exceeds 20,480 bytes (`too_big`). */
  readonly onNotSent: (why: 'too_late' | 'too_big') => void;
}

/**
 * The result of sending an ack. `sent_bare`: it was too big, and an empty ack was sent. `waiting`: no connection is open;
 * the final result follows. `unsent`: no connection took it. `too_late`: the envelope had its ack before.
 */
export type AckSent = 'sent' | 'sent_bare' | 'waiting' | 'unsent' | 'too_late';

/** How an envelope ended for Slack. `unsent`: an ack was sent, and no connection took it. */
export type AckEnd = 'written' | 'unsent' | 'withheld';

/** What the acks of an app have in common. */
export interface AckOwner {
  /** The deadlines of all acks. */
  readonly deadlines: DeadlineQueue;
  /** Called at the ack deadline, while the ack is still open. */
  onDeadline(ack: PendingAck): void;
  /** Its method is called once, when it is known how the envelope ended. */
  readonly result: { onAckEnd(ack: PendingAck, end: AckEnd): void };
}

/**
 * The ack of one envelope: open until it is sent or withheld, by the ack deadline at the latest. Later attempts get
 * `too_late`.
 */
export class PendingAck implements AckStatusListener, Deadline {
  /** Creates the payload of the ack that is sent at the deadline. Null: an empty ack. */
  meanwhile: (() => AckPayload) | null = null;
  /** The payload's handlers that are or were queued. */
  readonly turns: QueuedHandler[] = [];
  /** Whether the handler continues after the ack, so that the ack must be written immediately. */
  isAhead = false;
  readonly dueAt: number;
  readonly #deadline: DeadlineEntry;
  #state: 'open' | 'waiting' | AckEnd = 'open';
  #fits = true;
  #onFinalResult: ((sent: AckSent) => void) | undefined;

  /**
   * @param delivery what the ack is written to; the deadline counts from its receipt
   */
  constructor(
    readonly envelope: SlackEnvelope,
    private readonly delivery: Pick<InboundDelivery, 'receivedAt' | 'settle'>,
    private readonly owner: AckOwner,
  ) {
    this.dueAt = delivery.receivedAt + owner.deadlines.delayMs;
    this.#deadline = owner.deadlines.add(this);
  }

  /** Milliseconds until the deadline. */
  get leftMs(): number {
    return Math.max(0, this.dueAt - performance.now());
  }

  onDue(): void {
    this.owner.onDeadline(this);
  }

  /** Whether the ack can still be sent with a payload. */
  get open(): boolean {
    return this.#state === 'open';
  }

  /** Whether the ack was sent, or waits for the next connection. */
  get given(): boolean {
    return this.#state === 'written' || this.#state === 'waiting';
  }

  /** Whether no ack is sent on purpose, so that Slack delivers an event again. */
  get withheld(): boolean {
    return this.#state === 'withheld';
  }

  /**
   * Sends the ack. With a payload over Slack's limit for a frame, an empty ack is sent: the response must be sent by a
   * follow-up.
   *
   * @param onFinalResult called with the final result when the ack is `waiting`
   * @throws TypeError when the payload can't be written as JSON; the ack stays open
   */
  send(payload?: object, onFinalResult?: (sent: AckSent) => void): AckSent {
    if (this.#state !== 'open') return 'too_late';
    // Throws before the deadline is removed, so that the envelope still gets its empty ack.
    const full = formatAckFrame(this.envelope.id, payload);
    this.owner.deadlines.remove(this.#deadline);
    this.#fits = fitsInFrame(full);
    this.#onFinalResult = onFinalResult;
    const status = this.delivery.settle(this.#fits ? full : formatAckFrame(this.envelope.id), this, this.isAhead);
    if (status !== 'waiting') return this.#end(status);
    this.#state = 'waiting';
    return 'waiting';
  }

  /** Called by the receiver with the final status of an ack that was waiting. */
  ended(status: Exclude<AckStatus, 'waiting'>): void {
    const sent = this.#end(status);
    this.#onFinalResult?.(sent);
  }

  /** Sends no ack: Slack delivers an event again; for anything else its user sees that it failed. */
  withhold(): void {
    if (!this.open) return;
    this.owner.deadlines.remove(this.#deadline);
    this.delivery.settle(null);
    this.#end('withheld');
  }

  #end(end: AckEnd): AckSent {
    this.#state = end;
    this.owner.result.onAckEnd(this, end);
    if (end !== 'written') return 'unsent';
    return this.#fits ? 'sent' : 'sent_bare';
  }
}

/** Slack drops larger frames or closes the socket. Size of the whole frame in bytes. */
export const MAX_FRAME_BYTES = 20_480;

/** Formats the frame that acks an envelope, with an optional response payload. */
export function formatAckFrame(envelopeId: string, payload?: object): string {
  return JSON.stringify(payload === undefined ? { envelope_id: envelopeId } : { envelope_id: envelopeId, payload });
}

/**
 * Whether Slack accepts a frame of this size. A UTF-16 code unit has at most three bytes, so short frames need not be
 * measured.
 */
export const fitsInFrame = (frame: string): boolean =>
  frame.length * 3 <= MAX_FRAME_BYTES || Buffer.byteLength(frame) <= MAX_FRAME_BYTES;
