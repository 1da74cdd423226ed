/** How a handler's work on a payload ended: `failed` may be tried again, `done` never is. */
export type DeliveryOutcome = 'done' | 'failed';

/**
 * Remembers what has become of each payload at each handler. A port: kept in memory by default, so that one process
 * handles a payload once.
 */
export interface DeliveryOutcomes {
  /** The outcome, or the promise of it while the handler is still at work; undefined for what was never seen. */
  get(payload: string, handler: string): DeliveryOutcome | Promise<DeliveryOutcome> | undefined;
  set(payload: string, handler: string, outcome: DeliveryOutcome | Promise<DeliveryOutcome>): void;
}
