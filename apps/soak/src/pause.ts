import { setTimeout as wait } from 'node:timers/promises';

/** Waits until the time has passed or the signal aborts. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  // It rejects only when the signal aborts.
  await wait(ms, undefined, { signal }).catch(() => {});
}
