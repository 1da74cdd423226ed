import type { MaybePromise } from './maybe-promise.js';

/** How a handler's work on a payload ended: `failed` may be tried again, `done` never is. */
export type DeliveryOutcome = 'done' | 'failed';

/**
 * Remembers how the work on each payload ended at each handler, so that it is done once. A port: kept in memory by
 * default; a store that several processes share may answer later. Neither method may reject: what a store can't tell is
 * as good as never seen.
 */
export interface IdempotencyStore {
  /** The last outcome; undefined for what was never handled, or is forgotten. */
  get(payload: string, handler: string): MaybePromise<DeliveryOutcome | undefined>;
  /** Keeps an outcome, in the place of an earlier one. */
  set(payload: string, handler: string, outcome: DeliveryOutcome): MaybePromise<void>;
}
