import type { MaybePromise } from './maybe-promise.js';

/** How a handler ended for a payload: a failed one may run again, a completed one never does. */
export type ClaimOutcome = 'completed' | 'failed';

/**
 * Stores the outcome of each handler for each payload, so that a handler runs once. In memory by default; a store that
 * several processes share may be asynchronous. Neither method may reject: a store that can't be reached answers
 * `undefined`, and the handler runs.
 */
export interface IdempotencyStore {
  /** The last outcome; undefined when the handler never ran for the payload, or the outcome has expired. */
  get(payload: string, handler: string): MaybePromise<ClaimOutcome | undefined>;
  /** Stores an outcome. It replaces an earlier one. */
  set(payload: string, handler: string, outcome: ClaimOutcome): MaybePromise<void>;
}
