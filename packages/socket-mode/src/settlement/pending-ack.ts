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
  #state: 'open' | 'written' | 'unsent' | 'withheld' = 'open';
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
      if (this.send() !== 'too_late') onDeadline();
    }, left);
  }

  /** Whether the ack can still be sent, with an answer in it. */
  get open(): boolean {
    return this.#state === 'open';
  }

  /** Whether it is out, so that Slack takes the payload for handled. */
  get written(): boolean {
    return this.#state === 'written';
  }

  /** Acks. A frame over Slack's limit goes out bare: the answer must take another way. */
  send(payload?: object): AckSent {
    if (!this.open) return 'too_late';
    clearTimeout(this.#deadline);
    const full = ackFrame(this.envelopeId, payload);
    const fits = fitsInFrame(full);
    const written = this.channel.settle(fits ? full : ackFrame(this.envelopeId));
    this.#state = written ? 'written' : 'unsent';
    if (!written) return 'unsent';
    return fits ? 'sent' : 'sent_bare';
  }

  /** Lets the envelope go without an ack: Slack redelivers an event, the user of anything else sees that it failed. */
  withhold(): void {
    if (!this.open) return;
    clearTimeout(this.#deadline);
    this.#state = 'withheld';
    this.channel.settle(null);
  }
}
