import { ackFrame, fitsInFrame } from '../envelope/ack-frame.js';

/** How an attempt to ack ended. `unsent` is an ack that no connection was left to take. */
export type AckSent = 'sent' | 'sent_bare' | 'unsent' | 'too_late';

/** The way back of one frame: see the connection room. */
export interface AckChannel {
  settle(frame: string | null): boolean;
}

/**
 * The one ack of an envelope: open until it is sent or withheld, and bare at the deadline at the latest. Whoever comes
 * second is told that it is too late.
 */
export class PendingAck {
  #open = true;
  readonly #deadline: NodeJS.Timeout;

  /**
   * @param receivedAt `performance.now()` at receipt: Slack's clock has been running since
   * @param onDeadline called when the deadline acked, before anybody else did
   */
  constructor(
    private readonly envelopeId: string,
    private readonly channel: AckChannel,
    receivedAt: number,
    deadlineMs: number,
    onDeadline: () => void,
  ) {
    const left = Math.max(0, receivedAt + deadlineMs - performance.now());
    this.#deadline = setTimeout(() => {
      if (this.send() === 'sent') onDeadline();
    }, left);
  }

  /** Whether the ack can still be sent, with an answer in it. */
  get open(): boolean {
    return this.#open;
  }

  /** Acks. A frame over Slack's limit goes out bare: the answer must take another way. */
  send(payload?: object): AckSent {
    if (!this.#open) return 'too_late';
    const full = ackFrame(this.envelopeId, payload);
    const fits = fitsInFrame(full);
    this.#end();
    if (!this.channel.settle(fits ? full : ackFrame(this.envelopeId))) return 'unsent';
    return fits ? 'sent' : 'sent_bare';
  }

  /**
   * Lets the envelope go without an ack: Slack redelivers an event, the user of anything else sees that it failed.
   *
   * @returns false when an ack is out, and Slack takes the payload for handled
   */
  withhold(): boolean {
    if (!this.#open) return false;
    this.#end();
    this.channel.settle(null);
    return true;
  }

  #end(): void {
    this.#open = false;
    clearTimeout(this.#deadline);
  }
}
