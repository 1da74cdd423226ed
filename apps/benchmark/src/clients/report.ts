/** What a client tells of itself, when asked. */
export interface ClientReport {
  /** Microseconds of CPU since the process began, as the kernel counts them. */
  readonly cpuUs: number;
  readonly rssBytes: number;
}

/** Answers the benchmark's questions over the process's channel, and ends with it. */
export function reportWhenAsked(): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpuUs: user + system, rssBytes: process.memoryUsage.rss() } satisfies ClientReport);
  });
  process.on('disconnect', () => process.exit(0));
}
