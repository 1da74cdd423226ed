import type { OutgoingAck } from './ack-reassigner.js';

/** The initial capacity. */
const INITIAL_ACKS = 1_024;
const INITIAL_BYTES = 64 * 1_024;
/** A larger buffer is released when it is empty: a burst of large acks is rare. */
const MAX_IDLE_BYTES = 4 * 1_024 * 1_024;
const MAX_BYTES_PER_UTF16_UNIT = 3;

/**
 * The acks written on a socket whose arrival is not confirmed. A pong confirms everything written before its ping,
 * because a WebSocket keeps the order. Holds a few hundred acks; on a socket without pongs, at most about twice what
 * was written in the time that Slack waits for an ack.
 *
 * The acks are kept in one preallocated buffer: as objects, each would live just long enough to be promoted to the
 * garbage collector's old generation, up to 30 MB for a busy bot.
 */
export class UnconfirmedAcks {
  /** The texts, one after another. */
  #texts = Buffer.allocUnsafeSlow(INITIAL_BYTES);
  /** Where each text ends, and when each ack expires. */
  #ends = new Uint32Array(INITIAL_ACKS);
  #expiresAt = new Float64Array(INITIAL_ACKS);
  #count = 0;
  /** How many bytes of `#texts` are in use. */
  #usedBytes = 0;
  /** How many acks were written before the last ping. */
  #countBeforePing = 0;

  add({ text, expiresAt }: OutgoingAck): void {
    if (this.#count === this.#ends.length) this.#growIndex();
    const maxBytes = text.length * MAX_BYTES_PER_UTF16_UNIT;
    if (this.#usedBytes + maxBytes > this.#texts.length) this.#makeRoom(maxBytes);
    this.#usedBytes += this.#texts.write(text, this.#usedBytes);
    this.#ends[this.#count] = this.#usedBytes;
    this.#expiresAt[this.#count] = expiresAt;
    this.#count += 1;
  }

  onPing(): void {
    this.#countBeforePing = this.#count;
  }

  /** The pong to the last ping arrived. */
  onPong(): void {
    const confirmedCount = this.#countBeforePing;
    this.#countBeforePing = 0;
    this.#filter(index => index >= confirmedCount);
  }

  /** Removes and returns the acks that Slack still waits for, to be written on another socket. */
  takeAll(): OutgoingAck[] {
    this.#dropExpired();
    const acks = Array.from({ length: this.#count }, (_, index) => ({
      text: this.#texts.toString('utf8', this.#getEnd(index - 1), this.#getEnd(index)),
      expiresAt: this.#expiresAt[index] ?? 0,
    }));
    this.#count = 0;
    this.#usedBytes = 0;
    this.#countBeforePing = 0;
    return acks;
  }

  #growIndex(): void {
    this.#dropExpired();
    if (this.#count <= this.#ends.length / 2) return;
    const [ends, expiresAt] = [this.#ends, this.#expiresAt];
    this.#ends = new Uint32Array(ends.length * 2);
    this.#expiresAt = new Float64Array(ends.length * 2);
    this.#ends.set(ends);
    this.#expiresAt.set(expiresAt);
  }

  #makeRoom(bytes: number): void {
    this.#dropExpired();
    if (this.#usedBytes + bytes <= this.#texts.length) return;
    const texts = this.#texts;
    this.#texts = Buffer.allocUnsafeSlow(2 * texts.length + bytes);
    texts.copy(this.#texts);
  }

  #dropExpired(): void {
    const now = performance.now();
    this.#filter(index => (this.#expiresAt[index] ?? 0) > now);
  }

  /** Keeps the acks that match, in their order. */
  #filter(isKept: (index: number) => boolean): void {
    let [count, countBeforePing, start] = [0, 0, 0];
    for (let index = 0; index < this.#count; index += 1) {
      const end = this.#getEnd(index);
      if (isKept(index)) {
        this.#texts.copyWithin(this.#getEnd(count - 1), start, end);
        this.#ends[count] = this.#getEnd(count - 1) + end - start;
        this.#expiresAt[count] = this.#expiresAt[index] ?? 0;
        count += 1;
        if (index < this.#countBeforePing) countBeforePing += 1;
      }
      start = end;
    }
    this.#count = count;
    this.#usedBytes = this.#getEnd(count - 1);
    this.#countBeforePing = countBeforePing;
    if (count === 0 && this.#texts.length > MAX_IDLE_BYTES) this.#texts = Buffer.allocUnsafeSlow(INITIAL_BYTES);
  }

  /** Where the text at an index ends; 0 for index -1. */
  #getEnd(index: number): number {
    return this.#ends[index] ?? 0;
  }
}
