import { Deferred } from '../time/deferred.js';
import { CompletedKeys } from './completed-keys.js';
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
