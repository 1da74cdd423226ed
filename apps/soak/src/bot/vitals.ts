/** The resource usage of a process. */
export interface Vitals {
  readonly rssBytes: number;
  /** After garbage collection. */
  readonly heapBytes: number;
  /** The number of active resources of each kind: sockets, timers, pipes. */
  readonly resources: Readonly<Record<string, number>>;
  /** Listeners on the process itself. */
  readonly listeners: number;
}

/** Measures the vitals. Needs `--expose-gc` for a meaningful heap size. */
export function takeVitals(): Vitals {
  globalThis.gc?.();
  const { rss: rssBytes, heapUsed: heapBytes } = process.memoryUsage();
  const resources: Record<string, number> = {};
  for (const name of process.getActiveResourcesInfo()) resources[name] = (resources[name] ?? 0) + 1;
  const listeners = process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0);
  return { rssBytes, heapBytes, resources, listeners };
}
