import { setTimeout as wait } from 'node:timers/promises';

/** Waits, or less when the signal ends it. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  // It rejects with the signal's abort alone.
  await wait(ms, undefined, { signal }).catch(() => {});
}
