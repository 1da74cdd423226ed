import type { AckStatus, AckStatusListener, InboundDelivery } from './inbound-delivery.js';
import type { QueuedHandler } from './wait-queue.js';
import { ackFrame, fitsInFrame } from '../envelope/ack-frame.js';
import type { SlackEnvelope } from '../envelope/envelope.js';
import type { Deadline, DeadlineQueue, DeadlineEntry } from '../time/deadline-queue.js';
import type { AckPayload } from '../response/response.js';

/**
 * How an attempt to ack ended: `unsent` is an ack that no connection was left to take, and one that is `waiting` for a
 * connection ends as `sent`, `sent_bare` or `unsent` later.
 */
export type AckSent = 'sent' | 'sent_bare' | 'waiting' | 'unsent' | 'too_late';

/** How an envelope ended for Slack; an ack was `unsent` although it was to be sent. */
export type AckEnd = 'written' | 'unsent' | 'withheld';

/** Who is told about acks. */
export interface AckListener {
  /** The deadline is there and nobody has acked: it is time for the bare ack, unless there is a reason to wait. */
  deadline(ack: PendingAck): void;
  /** It is known how the envelope ended. Called once. */
  ended(ack: PendingAck, end: AckEnd): void;
}

/**
 * The one ack of an envelope: open until it is sent or withheld, which its listener is to see to at the deadline at the
 * latest. Whoever comes second is told that it is too late.
 */
export class PendingAck implements AckStatusListener, Deadline {
  /** Makes what the ack carries that goes out at the deadline. Without it that ack is bare. */
  meanwhile: (() => AckPayload) | null = null;
  /** What the handlers have to wait for, each as it comes to that. */
  readonly turns: QueuedHandler[] = [];
  /** Whether a handler goes on after the ack, which must not wait for what that does. */
  isAhead = false;
  readonly dueAt: number;
  readonly #place: DeadlineEntry;
  #state: 'open' | 'waiting' | AckEnd = 'open';
  #fits = true;
  #known: ((sent: AckSent) => void) | undefined;

  /**
   * @param frame the way back; Slack's clock has been running since its receipt
   * @param deadlines those of all acks
   */
  constructor(
    readonly envelope: SlackEnvelope,
    private readonly frame: Pick<InboundDelivery, 'receivedAt' | 'settle'>,
    private readonly deadlines: DeadlineQueue,
    private readonly listener: AckListener,
  ) {
    this.dueAt = frame.receivedAt + deadlines.delayMs;
    this.#place = deadlines.add(this);
  }

  /** Milliseconds until the deadline. */
  get leftMs(): number {
    return Math.max(0, this.dueAt - performance.now());
  }

  /** The deadline is there. */
  due(): void {
    this.listener.deadline(this);
  }

  /** Whether the ack can still be sent, with an answer in it. */
  get open(): boolean {
    return this.#state === 'open';
  }

  /** Whether it is out, or goes out with the next connection, so that Slack takes the payload for handled. */
  get given(): boolean {
    return this.#state === 'written' || this.#state === 'waiting';
  }

  /** Whether it was withheld, so that Slack delivers an event again. */
  get withheld(): boolean {
    return this.#state === 'withheld';
  }

  /**
   * Acks. A frame over Slack's limit goes out bare: the answer must take another way.
   *
   * @param known called with the end of an ack that is `waiting`, and of no other
   */
  send(payload?: object, known?: (sent: AckSent) => void): AckSent {
    if (!this.open) return 'too_late';
    // What can't be written as JSON fails here, with the deadline still to come.
    const full = ackFrame(this.envelope.id, payload);
    this.deadlines.leave(this.#place);
    this.#fits = fitsInFrame(full);
    this.#known = known;
    const fate = this.frame.settle(this.#fits ? full : ackFrame(this.envelope.id), this, this.isAhead);
    if (fate !== 'waiting') return this.#end(fate);
    this.#state = 'waiting';
    return 'waiting';
  }

  /** What became of the ack that was waiting. Called by the connections. */
  ended(fate: Exclude<AckStatus, 'waiting'>): void {
    const sent = this.#end(fate);
    this.#known?.(sent);
  }

  /** Lets the envelope go without an ack: Slack redelivers an event, the user of anything else sees that it failed. */
  withhold(): void {
    if (!this.open) return;
    this.deadlines.leave(this.#place);
    this.frame.settle(null);
    this.#end('withheld');
  }

  #end(end: AckEnd): AckSent {
    this.#state = end;
    this.listener.ended(this, end);
    if (end !== 'written') return 'unsent';
    return this.#fits ? 'sent' : 'sent_bare';
  }
}
