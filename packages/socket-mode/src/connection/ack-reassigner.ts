import { type AckStatus, type AckStatusListener, Deferred } from '@nest-slack/core/internal';

/** An ack to be written on a socket. */
export interface OutgoingAck {
  readonly text: string;
  /** On the clock of `performance.now()`. After this time Slack no longer waits for the ack. */
  readonly expiresAt: number;
}

/** An ack that waits until a socket is open. */
interface WaitingAck {
  readonly listener: AckStatusListener | undefined;
  readonly expiryTimer: NodeJS.Timeout;
}

/**
 * Handles acks whose own socket has closed: writes them on another open socket, or keeps them until the next socket
 * opens. Slack does not document whether it accepts an ack on another socket, but an ack that is never sent is
 * certainly lost.
 */
export class AckReassigner {
  readonly #waiting = new Map<OutgoingAck, WaitingAck>();
  #whenEmpty: Deferred<void> | null = null;
  #isStopped = false;

  /**
   * @param write writes an ack on any open socket; returns false when no socket is open
   * @param onSettled reports what became of a waiting ack; must not throw
   */
  constructor(
    private readonly write: (ack: OutgoingAck) => boolean,
    private readonly onSettled: (listener: AckStatusListener, status: 'written' | 'unsent') => void,
  ) {}

  /**
   * Writes an ack on another socket, or keeps it for the next one. Returns `unsent` when no further socket will open
   * or the ack has expired.
   */
  reassign(ack: OutgoingAck, listener?: AckStatusListener): AckStatus {
    if (this.write(ack)) return 'written';
    const leftMs = ack.expiresAt - performance.now();
    if (this.#isStopped || leftMs <= 0) return 'unsent';
    const expiryTimer = setTimeout(() => this.#settle(ack, 'unsent'), leftMs);
    this.#waiting.set(ack, { listener, expiryTimer });
    return 'waiting';
  }

  /** Reassigns acks that were written but may be lost. Slack ignores an ack that it has already received. */
  reassignAll(acks: readonly OutgoingAck[]): void {
    for (const ack of acks) this.reassign(ack);
  }

  /** Writes the waiting acks. Called when a socket may be open again. */
  writeWaitingAcks(): void {
    for (const ack of this.#waiting.keys()) {
      if (!this.write(ack)) return;
      this.#settle(ack, 'written');
    }
  }

  get hasWaitingAcks(): boolean {
    return this.#waiting.size > 0;
  }

  /** Resolves when no ack waits any more, at the latest when the last one expires. */
  async waitUntilEmpty(): Promise<void> {
    if (!this.hasWaitingAcks) return;
    this.#whenEmpty ??= new Deferred<void>();
    await this.#whenEmpty.promise;
  }

  /** Gives up all waiting acks, and lets no further ack wait: no socket will open any more. */
  stop(): void {
    this.#isStopped = true;
    for (const ack of this.#waiting.keys()) this.#settle(ack, 'unsent');
  }

  /** Lets acks wait again: sockets will open. */
  resume(): void {
    this.#isStopped = false;
  }

  #settle(ack: OutgoingAck, status: 'written' | 'unsent'): void {
    const waiting = this.#waiting.get(ack);
    if (waiting === undefined) return;
    clearTimeout(waiting.expiryTimer);
    this.#waiting.delete(ack);
    if (waiting.listener !== undefined) this.onSettled(waiting.listener, status);
    if (this.hasWaitingAcks) return;
    this.#whenEmpty?.resolve();
    this.#whenEmpty = null;
  }
}
