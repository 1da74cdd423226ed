import { Deferred } from '../time/deferred.js';
import type { Claim, ClaimOutcome, IdempotencyKey, IdempotencyStore } from './idempotency-store.js';

/** Lower bounds: completed keys are kept for up to twice the time and twice the number. */
export interface MemoryIdempotencyStoreOptions {
  /** Milliseconds. Slack's last redelivery comes about six minutes after the first delivery. */
  readonly ttlMs: number;
  /** Number of completed keys. The oldest are forgotten first. */
  readonly maxEntries: number;
}

interface ClaimInProgress {
  /** The hash of the payload's id, computed once for each delivery. */
  readonly hash: number;
  /** Created when a duplicate waits for it. */
  outcome: Deferred<ClaimOutcome> | null;
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
  /** By handler, then by payload. Handlers are few. */
  readonly #inProgress = new Map<string, Map<string, ClaimInProgress>>();

  constructor(private readonly options: MemoryIdempotencyStoreOptions) {
    this.#older = new CompletedKeys(options.maxEntries);
    this.#younger = new CompletedKeys(options.maxEntries);
  }

  claim(key: IdempotencyKey): Claim {
    let payloads = this.#inProgress.get(key.handler);
    if (payloads === undefined) {
      payloads = new Map();
      this.#inProgress.set(key.handler, payloads);
    }
    const inProgress = payloads.get(key.payload);
    if (inProgress !== undefined) {
      inProgress.outcome ??= new Deferred();
      return { status: 'in_progress', outcome: inProgress.outcome.promise };
    }
    const hash = hashPayload(key.payload);
    // Nearly all payloads are new, so the clock is read only when a key was found.
    if (this.#younger.has(key, hash) || this.#older.has(key, hash)) {
      if (!this.#rotate() || this.#older.has(key, hash)) return COMPLETED;
    }
    payloads.set(key.payload, { hash, outcome: null });
    return CLAIMED;
  }

  complete(key: IdempotencyKey): void {
    this.#rotate();
    this.#younger.add(key, this.#end(key, 'completed')?.hash);
  }

  release(key: IdempotencyKey): void {
    this.#end(key, 'failed');
  }

  #end({ payload, handler }: IdempotencyKey, outcome: ClaimOutcome): ClaimInProgress | undefined {
    const payloads = this.#inProgress.get(handler);
    const claim = payloads?.get(payload);
    payloads?.delete(payload);
    claim?.outcome?.resolve(outcome);
    return claim;
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
  #usedBytes = 0;

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

  /** @param hash the hash of the payload's id */
  has({ payload, handler }: IdempotencyKey, hash = hashPayload(payload)): boolean {
    return this.#find(hash, payload, handler) !== undefined;
  }

  /** @param hash the hash of the payload's id */
  add({ payload, handler }: IdempotencyKey, hash = hashPayload(payload)): void {
    if (this.#find(hash, payload, handler) === undefined) this.#append(hash, payload, handler);
  }

  /** Removes all keys and keeps the memory. */
  clear(): void {
    this.#slots.fill(0);
    this.#size = 0;
    this.#usedBytes = 0;
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
    const bytes = payload.length * MAX_BYTES_PER_UNIT;
    if (this.#usedBytes + bytes > this.#payloads.length) this.#grow(bytes);
    this.#usedBytes += this.#payloads.write(payload, this.#usedBytes);
    this.#ends[entry] = this.#usedBytes;
    this.#handlers[entry] = handler;
    this.#hashes[entry] = hash;
    this.#size += 1;
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = this.#size;
  }

  #grow(bytes: number): void {
    const payloads = this.#payloads;
    this.#payloads = Buffer.allocUnsafeSlow(2 * payloads.length + bytes);
    payloads.copy(this.#payloads);
  }

  #readPayload(entry: number): string {
    return this.#payloads.toString('utf8', entry === 0 ? 0 : this.#ends[entry - 1], this.#ends[entry]);
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
