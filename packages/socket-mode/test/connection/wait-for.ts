import { setTimeout as pause } from 'node:timers/promises';

/** Polls until the probe returns a value. Fails after ten seconds, below the test timeout, with `instead()`. */
export async function waitFor<Value>(
  awaited: string,
  probe: () => Value | undefined | false,
  instead: () => unknown = () => 'nothing of it',
  limitMs = 10_000,
): Promise<Value> {
  const end = performance.now() + limitMs;
  for (;;) {
    const value = probe();
    if (value !== undefined && value !== false) return value;
    if (performance.now() > end) {
      throw new Error(`Waited ${limitMs} ms for ${awaited}. There was: ${JSON.stringify(instead())}`);
    }
    await pause(2);
  }
}
