/** What a client tells of itself, when asked. */
export interface ClientReport {
  /** Microseconds of CPU since the process began, as the kernel counts them. */
  readonly cpuUs: number;
  readonly rssBytes: number;
}

/** What a process has used so far. */
export function report(): ClientReport {
  const { user, system } = process.cpuUsage();
  return { cpuUs: user + system, rssBytes: process.memoryUsage.rss() };
}

/** Answers the benchmark's questions over the process's channel, and ends with it. */
export function reportWhenAsked(): void {
  process.on('message', () => process.send?.(report()));
  process.on('disconnect', () => process.exit(0));
}
