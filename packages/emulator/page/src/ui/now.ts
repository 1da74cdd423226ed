import { useSyncExternalStore } from 'react';

const SECOND_MS = 1000;
const listeners = new Set<() => void>();
let ticking: ReturnType<typeof setInterval> | undefined;

/** The moment, by the second: milliseconds since the epoch. The component is drawn anew with each. */
export function useNow(): number {
  return useSyncExternalStore(onTick, () => Math.trunc(Date.now() / SECOND_MS) * SECOND_MS);
}

/** One timer serves all who look, and only while somebody does. */
function onTick(listener: () => void): () => void {
  listeners.add(listener);
  ticking ??= setInterval(() => {
    for (const each of listeners) each();
  }, SECOND_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(ticking);
    ticking = undefined;
  };
}
