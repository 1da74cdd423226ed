import { setTimeout as wait } from 'node:timers/promises';

/**
 * Waits, unless the signal ends it; resolves to whether there is still a reason to go on. The timer keeps the process
 * alive: a bot that waits for Slack is not done.
 */
export async function abortableDelay(ms: number, signal: AbortSignal): Promise<boolean> {
  // It rejects with the signal's abort alone, which the return value tells.
  if (ms > 0) await wait(ms, undefined, { signal }).catch(() => {});
  return !signal.aborted;
}

/** The longest wait that a timer takes. A longer one would fire at once: Node counts milliseconds in 32 bits. */
export const MAX_TIMER_MS = 2 ** 31 - 1;
