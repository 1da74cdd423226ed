/** How much of what a process holds. */
export interface Vitals {
  readonly rssBytes: number;
  /** After a collection of garbage. */
  readonly heapBytes: number;
  /** What keeps the event loop alive, by its kind: sockets, timers, pipes. */
  readonly resources: Readonly<Record<string, number>>;
  /** Listeners on the process itself. */
  readonly listeners: number;
}

/** Takes them now. Needs `--expose-gc`: without it the heap says more of chance than of the program. */
export function takeVitals(): Vitals {
  globalThis.gc?.();
  const { rss: rssBytes, heapUsed: heapBytes } = process.memoryUsage();
  const resources: Record<string, number> = {};
  for (const name of process.getActiveResourcesInfo()) resources[name] = (resources[name] ?? 0) + 1;
  const listeners = process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0);
  return { rssBytes, heapBytes, resources, listeners };
}
