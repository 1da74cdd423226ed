import { LRUCache } from 'lru-cache';
import type { DeliveryOutcome, DeliveryOutcomes } from './delivery-outcomes.js';

/** How long and how much is remembered. */
export interface MemoryOutcomesSettings {
  /** Milliseconds. Slack's last redelivery comes about six minutes after the first delivery. */
  readonly ttlMs: number;
  /** Payloads, the oldest of which make room. */
  readonly maxEntries: number;
}

/** Outcomes in this process's memory, bounded in time and number. */
export class MemoryOutcomes implements DeliveryOutcomes {
  readonly #payloads: LRUCache<string, Map<string, DeliveryOutcome | Promise<DeliveryOutcome>>>;

  constructor(settings: MemoryOutcomesSettings) {
    this.#payloads = new LRUCache({ max: settings.maxEntries, ttl: settings.ttlMs });
  }

  get(payload: string, handler: string): DeliveryOutcome | Promise<DeliveryOutcome> | undefined {
    return this.#payloads.get(payload)?.get(handler);
  }

  set(payload: string, handler: string, outcome: DeliveryOutcome | Promise<DeliveryOutcome>): void {
    const known = this.#payloads.get(payload);
    if (known) known.set(handler, outcome);
    else this.#payloads.set(payload, new Map([[handler, outcome]]));
  }
}
