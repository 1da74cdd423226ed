import { Deferred } from '../time/deferred.js';
import type { Claim, ClaimOutcome, IdempotencyKey, IdempotencyStore } from './idempotency-store.js';

/** Lower bounds: completed keys are kept for up to twice the time and twice the number. */
export interface MemoryIdempotencyStoreOptions {
  /** Milliseconds. Slack's last redelivery comes about six minutes after the first delivery. */
  readonly ttlMs: number;
  /** Number of completed keys. The oldest are forgotten first. */
  readonly maxEntries: number;
}

/** Claims of this process need no distinct tokens: only their holder ends them. */
const CLAIMED: Claim = { status: 'claimed', token: 'local' };
const COMPLETED: Claim = { status: 'completed' };

/**
 * Claims in this process's memory. Completed keys are bounded in time and number: there are two generations, and when the
 * younger one is full or has reached its age, the older one is cleared as a whole and they swap. No order has to be
 * maintained. Claims in progress never expire, because they end with this process.
 */
export class MemoryIdempotencyStore implements IdempotencyStore {
  #older: CompletedKeys;
  #younger: CompletedKeys;
  #since = performance.now();
  /** Payloads in progress by handler; the outcome is created when a duplicate asks for it. Handlers are few. */
  readonly #inProgress = new Map<string, Map<string, Deferred<ClaimOutcome> | null>>();

  constructor(private readonly options: MemoryIdempotencyStoreOptions) {
    this.#older = new CompletedKeys(options.maxEntries);
    this.#younger = new CompletedKeys(options.maxEntries);
  }

  claim(key: IdempotencyKey): Claim {
    const payloads = this.#getPayloads(key.handler);
    const outcome = payloads.get(key.payload);
    if (outcome !== undefined) {
      const deferred = outcome ?? new Deferred<ClaimOutcome>();
      if (outcome === null) payloads.set(key.payload, deferred);
      return { status: 'in_progress', outcome: deferred.promise };
    }
    if (this.#isCompleted(key)) return COMPLETED;
    payloads.set(key.payload, null);
    return CLAIMED;
  }

  complete(key: IdempotencyKey): void {
    this.#rotate();
    this.#younger.add(key);
    this.#end(key, 'completed');
  }

  release(key: IdempotencyKey): void {
    this.#end(key, 'failed');
  }

  #end({ payload, handler }: IdempotencyKey, outcome: ClaimOutcome): void {
    const payloads = this.#getPayloads(handler);
    const deferred = payloads.get(payload);
    payloads.delete(payload);
    deferred?.resolve(outcome);
  }

  #getPayloads(handler: string): Map<string, Deferred<ClaimOutcome> | null> {
    let payloads = this.#inProgress.get(handler);
    if (payloads === undefined) {
      payloads = new Map();
      this.#inProgress.set(handler, payloads);
    }
    return payloads;
  }

  #isCompleted(key: IdempotencyKey): boolean {
    const isKnown = this.#younger.has(key) || this.#older.has(key);
    // Nearly all payloads are new, so the clock is read only when a key was found.
    if (!isKnown || !this.#rotate()) return isKnown;
    return this.#older.has(key);
  }

  /** Swaps the generations if it is time. Returns whether it did. */
  #rotate(): boolean {
    const { ttlMs } = this.options;
    const ageMs = performance.now() - this.#since;
    if (!this.#younger.isFull && ageMs < ttlMs) return false;
    [this.#older, this.#younger] = [this.#younger, this.#older];
    this.#younger.clear();
    if (ageMs >= 2 * ttlMs) this.#older.clear();
    this.#since += ageMs;
    return true;
  }
}

/** Most payload ids are at most this long. */
const BYTES_PER_PAYLOAD = 32;
/** UTF-8 bytes of one UTF-16 code unit. */
const MAX_BYTES_PER_UNIT = 3;

/**
 * A set of at most `maxEntries` idempotency keys, as a hash table in preallocated memory. Strings in a Set would live just
 * long enough to be promoted to the old generation of the garbage collector.
 */
export class CompletedKeys {
  /** The payload ids, one after another; `#ends` has the end of each. */
  #payloads: Buffer;
  readonly #ends: Uint32Array;
  readonly #handlers: string[] = [];
  readonly #hashes: Uint32Array;
  /** Entry numbers by hash, counted from 1; 0 is a free slot. Collisions go to the next free slot (linear probing). */
  readonly #slots: Uint32Array;
  #size = 0;

  /** Pages of memory that were never written to cost nothing. */
  constructor(private readonly maxEntries: number) {
    this.#payloads = Buffer.allocUnsafeSlow(maxEntries * BYTES_PER_PAYLOAD);
    this.#ends = new Uint32Array(maxEntries);
    this.#hashes = new Uint32Array(maxEntries);
    // At least half of the slots stay free, so that a search ends soon.
    this.#slots = new Uint32Array(2 ** Math.ceil(Math.log2(2 * maxEntries)));
  }

  get isFull(): boolean {
    return this.#size === this.maxEntries;
  }

  has({ payload, handler }: IdempotencyKey): boolean {
    return this.#find(hashPayload(payload), payload, handler) !== undefined;
  }

  add({ payload, handler }: IdempotencyKey): void {
    const hash = hashPayload(payload);
    if (this.#find(hash, payload, handler) === undefined) this.#append(hash, payload, handler);
  }

  /** Removes all keys and keeps the memory. */
  clear(): void {
    this.#slots.fill(0);
    this.#size = 0;
  }

  #find(hash: number, payload: string, handler: string): number | undefined {
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = (this.#slots[slot] ?? 0) - 1;
      if (entry < 0) return undefined;
      // The payload id is compared only when its hash matches, which is nearly always a redelivery.
      if (this.#hashes[entry] === hash && this.#handlers[entry] === handler && this.#readPayload(entry) === payload) {
        return entry;
      }
    }
  }

  #append(hash: number, payload: string, handler: string): void {
    const entry = this.#size;
    const start = this.#getEnd(entry - 1);
    const bytes = payload.length * MAX_BYTES_PER_UNIT;
    if (start + bytes > this.#payloads.length) this.#grow(bytes);
    this.#ends[entry] = start + this.#payloads.write(payload, start);
    this.#handlers[entry] = handler;
    this.#hashes[entry] = hash;
    this.#insert(entry);
    this.#size += 1;
  }

  #insert(entry: number): void {
    const mask = this.#slots.length - 1;
    let slot = (this.#hashes[entry] ?? 0) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = entry + 1;
  }

  #grow(bytes: number): void {
    const payloads = this.#payloads;
    this.#payloads = Buffer.allocUnsafeSlow(2 * payloads.length + bytes);
    payloads.copy(this.#payloads);
  }

  #readPayload(entry: number): string {
    return this.#payloads.toString('utf8', this.#getEnd(entry - 1), this.#getEnd(entry));
  }

  /** Where an entry's payload id ends; 0 for the entry before the first. */
  #getEnd(entry: number): number {
    return this.#ends[entry] ?? 0;
  }
}

const OFFSET_BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

/** 32-bit FNV-1a over the code units. The handler is not hashed: few handlers share a payload. */
function hashPayload(payload: string): number {
  let hash = OFFSET_BASIS;
  for (let index = 0; index < payload.length; index += 1) hash = Math.imul(hash ^ payload.charCodeAt(index), PRIME);
  return hash >>> 0;
}
