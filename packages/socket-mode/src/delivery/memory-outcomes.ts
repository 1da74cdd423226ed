import { LRUCache } from 'lru-cache';
import type { DeliveryOutcome, DeliveryOutcomes } from './delivery-outcomes.js';

/** How long and how much is remembered. */
export interface MemoryOutcomesSettings {
  /** Milliseconds. Slack's last redelivery comes about six minutes after the first delivery. */
  readonly ttlMs: number;
  /** Outcomes; those longest unheard of make room. */
  readonly maxEntries: number;
}

/** Outcomes in this process's memory, bounded in time and number. */
export class MemoryOutcomes implements DeliveryOutcomes {
  readonly #outcomes: LRUCache<string, DeliveryOutcome>;

  constructor(settings: MemoryOutcomesSettings) {
    // A `max` of so many would be made room for at once, which takes 10 ms.
    this.#outcomes = new LRUCache({ maxSize: settings.maxEntries, sizeCalculation: () => 1, ttl: settings.ttlMs });
  }

  get(payload: string, handler: string): DeliveryOutcome | undefined {
    return this.#outcomes.get(keyOf(payload, handler));
  }

  set(payload: string, handler: string, outcome: DeliveryOutcome): void {
    this.#outcomes.set(keyOf(payload, handler), outcome);
  }
}

/** Neither id can hold a line break, so no two pairs share a key. */
const keyOf = (payload: string, handler: string): string => `${payload}\n${handler}`;
