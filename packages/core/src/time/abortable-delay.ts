import { setTimeout as wait } from 'node:timers/promises';

/**
 * Waits, unless the signal aborts; resolves to false if it has aborted. The timer keeps the process alive: a bot that
 * waits for Slack is still running.
 */
export async function abortableDelay(ms: number, signal: AbortSignal): Promise<boolean> {
  // It only rejects when the signal aborts, which the return value reports.
  if (ms > 0) await wait(ms, undefined, { signal }).catch(() => {});
  return !signal.aborted;
}

/** The longest delay of a timer. Node stores it in 32 bits and fires a longer one immediately. */
export const MAX_TIMER_MS = 2 ** 31 - 1;
