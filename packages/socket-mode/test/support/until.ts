import { setTimeout as pause } from 'node:timers/promises';

const POLL_MS = 5;

/**
 * Waits until a condition is true.
 *
 * @throws Error that names the condition when it is not true in time
 */
export async function until(description: string, isSo: () => boolean, timeoutMs = 10_000): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!isSo()) {
    if (performance.now() >= deadline)
      throw new Error(`Waited ${timeoutMs} ms for ${description}, which did not come.`);
    await pause(POLL_MS);
  }
}
