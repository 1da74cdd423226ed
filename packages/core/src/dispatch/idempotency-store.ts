import type { MaybePromise } from './maybe-promise.js';

/** Identifies one handler's work on one payload. Identical for every delivery of the payload, in every process of the app. */
export interface IdempotencyKey {
  /** `event_id` for events, the envelope id for all other payloads. */
  readonly payload: string;
  /** The stable id of the handler, with the index of the action where a payload has several. */
  readonly handler: string;
}

/** How a handler ended for a payload: a failed one may run again, a completed one never does. */
export type ClaimOutcome = 'completed' | 'failed';

export type Claim =
  /** The caller runs the handler, then calls `complete` or `release` with the token. */
  | { readonly status: 'claimed'; readonly token: string }
  /** The handler has completed for the payload. */
  | { readonly status: 'completed' }
  /** Another caller holds the claim. `outcome` resolves with how that ends, where the store can tell. */
  | { readonly status: 'in_progress'; readonly outcome?: Promise<ClaimOutcome> };

/**
 * Lets each handler run once for each payload. The default keeps claims in memory; a store that several processes share
 * may be asynchronous. `idempotencyStoreContract` tests an implementation.
 *
 * The dispatcher calls it once for every delivery to every handler. A method that rejects fails the delivery: an event is
 * then not acked, so that Slack delivers it again.
 */
export interface IdempotencyStore {
  /**
   * Claims the right to run a handler. Atomic: of several concurrent calls with one key, one gets `claimed`.
   *
   * @param ttlMs how long the claim is held if its process dies. A shared store must expire it; the store of a single
   * process need not
   */
  claim(key: IdempotencyKey, ttlMs: number): MaybePromise<Claim>;
  /** The handler completed. Later claims get `completed` for at least the store's retention time. Ignores an expired token. */
  complete(key: IdempotencyKey, token: string): MaybePromise<void>;
  /** The handler failed or didn't start. The next claim is granted. Ignores an expired token. */
  release(key: IdempotencyKey, token: string): MaybePromise<void>;
}
