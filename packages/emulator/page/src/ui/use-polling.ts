import { useEffect } from 'react';

const POLL_INTERVAL_MS = 1000;

/** Loads something immediately, and then every second while the component is mounted. */
export function usePolling(load: () => Promise<void>): void {
  useEffect(() => {
    let next: ReturnType<typeof setTimeout> | undefined;
    let isStopped = false;
    // The next poll starts after the previous one has finished.
    const poll = async (): Promise<void> => {
      await load();
      if (!isStopped) next = setTimeout(() => void poll(), POLL_INTERVAL_MS);
    };
    void poll();
    return () => {
      isStopped = true;
      clearTimeout(next);
    };
  }, [load]);
}
