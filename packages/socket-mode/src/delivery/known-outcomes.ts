import type { DeliveryOutcome } from './delivery-outcomes.js';
import { PerHandler } from './per-handler.js';

/**
 * Outcomes by payload and handler. Nearly every payload is for one handler, which is done with it: its name behind that
 * of the payload says all, and takes no room for each of many handlers.
 */
export class KnownOutcomes {
  /** Payloads, and for each one handler that is done. */
  readonly #done = new Map<string, string>();
  /** Other handlers of those, and what failed. */
  readonly #others = new PerHandler<DeliveryOutcome>();

  /** How many there are. */
  get size(): number {
    return this.#done.size + this.#others.size;
  }

  get(payload: string, handler: string): DeliveryOutcome | undefined {
    return this.#done.get(payload) === handler ? 'done' : this.#others.get(payload, handler);
  }

  set(payload: string, handler: string, outcome: DeliveryOutcome): void {
    const done = this.#done.get(payload);
    if (outcome === 'done' && (done === undefined || done === handler)) {
      this.#done.set(payload, handler);
      this.#others.delete(payload, handler);
    } else {
      if (done === handler) this.#done.delete(payload);
      this.#others.set(payload, handler, outcome);
    }
  }
}
