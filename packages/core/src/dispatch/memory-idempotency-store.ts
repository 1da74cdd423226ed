import type { DeliveryOutcome, IdempotencyStore } from './idempotency-store.js';
import { OutcomeHashTable } from './outcome-hash-table.js';

/** How long and how much is remembered: all at least, and less than twice. */
export interface MemoryIdempotencyStoreOptions {
  /** Milliseconds. Slack's last redelivery comes about six minutes after the first delivery. */
  readonly ttlMs: number;
  /** Outcomes; the oldest make room. */
  readonly maxEntries: number;
}

/**
 * Outcomes in this process's memory, bounded in time and number: two generations, of which the older one is forgotten as
 * a whole when the younger is full or old enough to take its place. So nothing has to be kept in order.
 */
export class MemoryIdempotencyStore implements IdempotencyStore {
  #older: OutcomeHashTable;
  #younger: OutcomeHashTable;
  #since = performance.now();

  constructor(private readonly settings: MemoryIdempotencyStoreOptions) {
    this.#older = new OutcomeHashTable(settings.maxEntries);
    this.#younger = new OutcomeHashTable(settings.maxEntries);
  }

  get(payload: string, handler: string): DeliveryOutcome | undefined {
    const known = this.#younger.get(payload, handler) ?? this.#older.get(payload, handler);
    // The clock is only asked where it may matter: nearly all payloads are new.
    if (known === undefined || !this.#forget()) return known;
    return this.#older.get(payload, handler);
  }

  set(payload: string, handler: string, outcome: DeliveryOutcome): void {
    this.#forget();
    this.#younger.set(payload, handler, outcome);
  }

  /** Forgets the older generation, if it is time; returns whether it was. */
  #forget(): boolean {
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
