import type { OwedAck } from './ack-relay.js';

/** From this many on it is looked which of them are still worth keeping. */
const FIRST_SWEEP = 1_024;

/**
 * The acks written on a socket that may yet turn out to be lost. What was written before a ping has arrived when its
 * pong comes, since a WebSocket keeps the order. Holds at most about twice what was written in the time that Slack
 * waits for an ack.
 */
export class UnprovenAcks {
  #acks: OwedAck[] = [];
  /** How many of them were written before the ping that is out. */
  #pinged = 0;
  #sweepAt = FIRST_SWEEP;

  /** An ack was written. */
  add(ack: OwedAck): void {
    if (this.#acks.push(ack) >= this.#sweepAt) this.#sweep();
  }

  /** A ping was written. */
  pinged(): void {
    this.#pinged = this.#acks.length;
  }

  /** The pong to the last ping has come. */
  proven(): void {
    this.#acks.splice(0, this.#pinged);
    this.#pinged = 0;
  }

  /** Gives those that Slack still waits for away, to be written elsewhere. */
  take(): OwedAck[] {
    const acks = this.#acks.filter(isWorth(performance.now()));
    this.#acks = [];
    this.#pinged = 0;
    return acks;
  }

  #sweep(): void {
    const worth = isWorth(performance.now());
    this.#pinged = this.#acks.slice(0, this.#pinged).filter(worth).length;
    this.#acks = this.#acks.filter(worth);
    this.#sweepAt = Math.max(FIRST_SWEEP, 2 * this.#acks.length);
  }
}

const isWorth =
  (now: number) =>
  (ack: OwedAck): boolean =>
    ack.worthUntil > now;
