import { now } from '../clock.js';

/** A period in which an event loop was blocked or its process suspended. */
export interface Stall {
  readonly from: number;
  readonly until: number;
}

const TICK_MS = 20;
/** Shorter delays are normal for a busy event loop. */
const MIN_STALL_MS = 60;

/**
 * Monitors this process's event loop.
 *
 * @param stalled called after each stall
 * @returns a function that stops monitoring
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
