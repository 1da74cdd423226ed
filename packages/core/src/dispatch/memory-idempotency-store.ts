import type { ClaimOutcome, IdempotencyStore } from './idempotency-store.js';
import { OutcomeHashTable } from './outcome-hash-table.js';

/** Lower bounds: outcomes are kept for up to twice the time and twice the number. */
export interface MemoryIdempotencyStoreOptions {
  /** Milliseconds. Slack's last redelivery comes about six minutes after the first delivery. */
  readonly ttlMs: number;
  /** Number of outcomes. The oldest are forgotten first. */
  readonly maxEntries: number;
}

/**
 * Outcomes in this process's memory, bounded in time and number. There are two generations: when the younger one is full
 * or has reached its age, the older one is cleared as a whole and they swap. No order has to be maintained.
 */
export class MemoryIdempotencyStore implements IdempotencyStore {
  #older: OutcomeHashTable;
  #younger: OutcomeHashTable;
  #since = performance.now();

  constructor(private readonly settings: MemoryIdempotencyStoreOptions) {
    this.#older = new OutcomeHashTable(settings.maxEntries);
    this.#younger = new OutcomeHashTable(settings.maxEntries);
  }

  get(payload: string, handler: string): ClaimOutcome | undefined {
    const outcome = this.#younger.get(payload, handler) ?? this.#older.get(payload, handler);
    // Nearly all payloads are new, so the clock is read only when an outcome was found.
    if (outcome === undefined || !this.#rotate()) return outcome;
    return this.#older.get(payload, handler);
  }

  set(payload: string, handler: string, outcome: ClaimOutcome): void {
    this.#rotate();
    this.#younger.set(payload, handler, outcome);
  }

  /** Swaps the generations if it is time. Returns whether it did. */
  #rotate(): boolean {
    const { ttlMs } = this.settings;
    const ageMs = performance.now() - this.#since;
    if (!this.#younger.isFull && ageMs < ttlMs) return false;
    [this.#older, this.#younger] = [this.#younger, this.#older];
    this.#younger.clear();
    if (ageMs >= 2 * ttlMs) this.#older.clear();
    this.#since += ageMs;
    return true;
  }
}
