import { EventLoopMonitor } from './event-loop-monitor.js';

/** The resource usage of a client. */
export interface ClientReport {
  /** CPU time since the start of the process, in microseconds, as the kernel counts it. */
  readonly cpuUs: number;
  readonly rssBytes: number;
}

/** Returns the resource usage of this process. */
export function report(): ClientReport {
  const { user, system } = process.cpuUsage();
  return { cpuUs: user + system, rssBytes: process.memoryUsage.rss() };
}

const eventLoop = new EventLoopMonitor();

const responses: Readonly<Record<string, () => object>> = {
  report,
  'start event loop monitor': () => {
    eventLoop.start();
    return {};
  },
  'stop event loop monitor': () => eventLoop.stop(),
};

/** Answers requests over the IPC channel, and exits when it closes. */
export function serveReports(): void {
  process.on('message', request => process.send?.(responses[String(request)]?.() ?? {}));
  process.on('disconnect', () => process.exit(0));
}
