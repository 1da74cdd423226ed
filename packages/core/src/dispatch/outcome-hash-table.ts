import type { DeliveryOutcome } from './idempotency-store.js';

/** So long is the name of most payloads, at most. */
const BYTES_A_PAYLOAD = 32;
/** A unit of a string takes up to so many bytes. */
const BYTES_A_UNIT = 3;

/**
 * A limited number of outcomes by payload and handler, in memory that is laid out once and then used again. As strings
 * in a map they would live just long enough to end up where garbage stays longest.
 */
export class OutcomeHashTable {
  /** The payloads' names, one behind the other, and where each of them ends. */
  #payloads: Buffer;
  readonly #ends: Uint32Array;
  readonly #handlers: string[] = [];
  readonly #isDone: Uint8Array;
  readonly #hashes: Uint32Array;
  /** Entries by their hashes, counted from 1; 0 is a free place. One whose place is taken is at the next that was free. */
  readonly #places: Uint32Array;
  #size = 0;

  /** Memory that nothing was written to yet costs nothing. */
  constructor(private readonly maxEntries: number) {
    this.#payloads = Buffer.allocUnsafeSlow(maxEntries * BYTES_A_PAYLOAD);
    this.#ends = new Uint32Array(maxEntries);
    this.#isDone = new Uint8Array(maxEntries);
    this.#hashes = new Uint32Array(maxEntries);
    // Half of the places are free at least, so that a search ends soon.
    this.#places = new Uint32Array(2 ** Math.ceil(Math.log2(2 * maxEntries)));
  }

  /** Whether there is no room for another. */
  get isFull(): boolean {
    return this.#size === this.maxEntries;
  }

  get(payload: string, handler: string): DeliveryOutcome | undefined {
    const entry = this.#find(hashOf(payload), payload, handler);
    if (entry === undefined) return undefined;
    return this.#isDone[entry] === 1 ? 'done' : 'failed';
  }

  set(payload: string, handler: string, outcome: DeliveryOutcome): void {
    const hash = hashOf(payload);
    const entry = this.#find(hash, payload, handler) ?? this.#add(hash, payload, handler);
    this.#isDone[entry] = outcome === 'done' ? 1 : 0;
  }

  /** Forgets all; what they lay in is kept for others. */
  clear(): void {
    this.#places.fill(0);
    this.#size = 0;
  }

  #find(hash: number, payload: string, handler: string): number | undefined {
    const last = this.#places.length - 1;
    for (let place = hash & last; ; place = (place + 1) & last) {
      const entry = (this.#places[place] ?? 0) - 1;
      if (entry < 0) return undefined;
      // A payload's name is only read where its hash fits: nearly always in a redelivery.
      if (this.#hashes[entry] === hash && this.#handlers[entry] === handler && this.#payload(entry) === payload) {
        return entry;
      }
    }
  }

  #add(hash: number, payload: string, handler: string): number {
    const entry = this.#size;
    const start = this.#endOf(entry - 1);
    const bytes = payload.length * BYTES_A_UNIT;
    if (start + bytes > this.#payloads.length) this.#lengthen(bytes);
    this.#ends[entry] = start + this.#payloads.write(payload, start);
    this.#handlers[entry] = handler;
    this.#hashes[entry] = hash;
    this.#place(entry);
    this.#size += 1;
    return entry;
  }

  #place(entry: number): void {
    const last = this.#places.length - 1;
    let place = (this.#hashes[entry] ?? 0) & last;
    while (this.#places[place] !== 0) place = (place + 1) & last;
    this.#places[place] = entry + 1;
  }

  #lengthen(bytes: number): void {
    const payloads = this.#payloads;
    this.#payloads = Buffer.allocUnsafeSlow(2 * payloads.length + bytes);
    payloads.copy(this.#payloads);
  }

  #payload(entry: number): string {
    return this.#payloads.toString('utf8', this.#endOf(entry - 1), this.#endOf(entry));
  }

  /** Where the name of an entry's payload ends; that of none at the beginning. */
  #endOf(entry: number): number {
    return this.#ends[entry] ?? 0;
  }
}

const OFFSET_BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

/** FNV-1a, in 32 bits, over the units. Few handlers share a payload: what tells them apart need not be read for it. */
function hashOf(payload: string): number {
  let hash = OFFSET_BASIS;
  for (let index = 0; index < payload.length; index += 1) hash = Math.imul(hash ^ payload.charCodeAt(index), PRIME);
  return hash >>> 0;
}
