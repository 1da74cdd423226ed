import type { OrphanedAck } from './ack-reassigner.js';

/** So many have room at first. */
const FIRST_ACKS = 1_024;
const FIRST_BYTES = 64 * 1_024;
/** More than that is given back when none is left: a crowd of long answers comes once. */
const MOST_IDLE_BYTES = 4 * 1_024 * 1_024;
/** A unit of a string takes up to so many bytes. */
const BYTES_A_UNIT = 3;

/**
 * The acks written on a socket that may yet turn out to be lost. What was written before a ping has arrived when its
 * pong comes, since a WebSocket keeps the order. Holds a few hundred, and on a line that proves nothing at most about
 * twice what was written in the time that Slack waits for an ack.
 *
 * They lie in memory that is laid out once: each is kept for a moment, which as an object is just long enough to end up
 * where garbage stays longest. A busy bot would have 30 MB of that.
 */
export class UnconfirmedAcks {
  /** The texts, one behind the other. */
  #texts = Buffer.allocUnsafeSlow(FIRST_BYTES);
  /** Where each text ends, and until when it is worth something. */
  #ends = new Uint32Array(FIRST_ACKS);
  #worthUntil = new Float64Array(FIRST_ACKS);
  #count = 0;
  /** How many of them were written before the ping that is out. */
  #pinged = 0;

  /** An ack was written. */
  add({ text, worthUntil }: OrphanedAck): void {
    if (this.#count === this.#ends.length) this.#makeRoom();
    const most = text.length * BYTES_A_UNIT;
    if (!this.#hasRoomFor(most)) this.#keepWorthy();
    if (!this.#hasRoomFor(most)) this.#growTexts(most);
    const start = this.#endOf(this.#count - 1);
    this.#ends[this.#count] = start + this.#texts.write(text, start);
    this.#worthUntil[this.#count] = worthUntil;
    this.#count += 1;
  }

  /** A ping was written. */
  pinged(): void {
    this.#pinged = this.#count;
  }

  /** The pong to the last ping has come. */
  proven(): void {
    const proven = this.#pinged;
    this.#pinged = 0;
    this.#keep(index => index >= proven);
  }

  /** Gives those that Slack still waits for away, to be written elsewhere. */
  take(): OrphanedAck[] {
    this.#keepWorthy();
    const acks = Array.from({ length: this.#count }, (_, index) => ({
      text: this.#texts.toString('utf8', this.#endOf(index - 1), this.#endOf(index)),
      worthUntil: this.#worthUntil[index] ?? 0,
    }));
    this.#count = 0;
    this.#pinged = 0;
    return acks;
  }

  #makeRoom(): void {
    this.#keepWorthy();
    if (this.#count <= this.#ends.length / 2) return;
    const [ends, worthUntil] = [this.#ends, this.#worthUntil];
    this.#ends = new Uint32Array(ends.length * 2);
    this.#worthUntil = new Float64Array(ends.length * 2);
    this.#ends.set(ends);
    this.#worthUntil.set(worthUntil);
  }

  #hasRoomFor(bytes: number): boolean {
    return this.#endOf(this.#count - 1) + bytes <= this.#texts.length;
  }

  #growTexts(bytes: number): void {
    const texts = this.#texts;
    this.#texts = Buffer.allocUnsafeSlow(2 * texts.length + bytes);
    texts.copy(this.#texts);
  }

  #keepWorthy(): void {
    const now = performance.now();
    this.#keep(index => (this.#worthUntil[index] ?? 0) > now);
  }

  /** Drops the others; their order stays. */
  #keep(isKept: (index: number) => boolean): void {
    let [count, pinged, start] = [0, 0, 0];
    for (let index = 0; index < this.#count; index += 1) {
      const end = this.#endOf(index);
      if (isKept(index)) {
        this.#texts.copyWithin(this.#endOf(count - 1), start, end);
        this.#ends[count] = this.#endOf(count - 1) + end - start;
        this.#worthUntil[count] = this.#worthUntil[index] ?? 0;
        count += 1;
        if (index < this.#pinged) pinged += 1;
      }
      start = end;
    }
    this.#count = count;
    this.#pinged = pinged;
    if (count === 0 && this.#texts.length > MOST_IDLE_BYTES) this.#texts = Buffer.allocUnsafeSlow(FIRST_BYTES);
  }

  /** Where the text of an index ends; that of none at the beginning. */
  #endOf(index: number): number {
    return this.#ends[index] ?? 0;
  }
}
