import { now } from '../clock.js';

/** A time in which an event loop did nothing else: it was blocked, or the process or the machine stood still. */
export interface Stall {
  readonly from: number;
  readonly until: number;
}

const TICK_MS = 20;
/** A busy but healthy loop is later than a tick now and then. */
const MIN_STALL_MS = 60;

/**
 * Measures how late this process's event loop is.
 *
 * @param stalled called after each stall
 * @returns ends it
 */
export function watchStalls(stalled: (stall: Stall) => void): () => void {
  let due = now() + TICK_MS;
  const timer = setInterval(() => {
    const until = now();
    if (until - due > MIN_STALL_MS) stalled({ from: due - TICK_MS, until });
    due = until + TICK_MS;
  }, TICK_MS);
  return () => clearInterval(timer);
}
