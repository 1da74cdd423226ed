import { LoopWatch } from './loop-watch.js';

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

const loop = new LoopWatch();

const answers: Readonly<Record<string, () => object>> = {
  report,
  'watch the loop': () => {
    loop.start();
    return {};
  },
  'the loop': () => loop.stop(),
};

/** Answers the benchmark's questions over the process's channel, and ends with it. */
export function reportWhenAsked(): void {
  process.on('message', question => process.send?.(answers[String(question)]?.() ?? {}));
  process.on('disconnect', () => process.exit(0));
}
