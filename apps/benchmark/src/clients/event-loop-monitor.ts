/** The longest delay of an event loop. */
export interface EventLoopDelay {
  /** Wall time, which includes delays caused by other processes. */
  readonly wallMs: number;
  /** CPU time of the process in that time, including its helper threads. */
  readonly cpuMs: number;
}

const SAMPLE_INTERVAL_MS = 1;

/**
 * Measures how late a 1 ms timer fires. A delay with little CPU time of the process was caused by other processes.
 */
export class EventLoopMonitor {
  #max: EventLoopDelay = { wallMs: 0, cpuMs: 0 };
  #timer: NodeJS.Timeout | undefined;
  #at = 0;
  #cpu = process.cpuUsage();

  /** Resets and starts the measurement. */
  start(): void {
    clearInterval(this.#timer);
    this.#max = { wallMs: 0, cpuMs: 0 };
    this.#at = performance.now();
    this.#cpu = process.cpuUsage();
    this.#timer = setInterval(() => this.#sample(), SAMPLE_INTERVAL_MS);
    this.#timer.unref();
  }

  /** Stops the measurement. @returns the longest delay */
  stop(): EventLoopDelay {
    clearInterval(this.#timer);
    return this.#max;
  }

  #sample(): void {
    const now = performance.now();
    const { user, system } = process.cpuUsage(this.#cpu);
    const wallMs = now - this.#at - SAMPLE_INTERVAL_MS;
    const cpuMs = Math.min(wallMs, (user + system) / 1_000);
    this.#max = {
      wallMs: Math.max(this.#max.wallMs, wallMs),
      cpuMs: Math.max(this.#max.cpuMs, cpuMs),
    };
    this.#at = now;
    this.#cpu = process.cpuUsage();
  }
}
