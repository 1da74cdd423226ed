/** The longest that a process's event loop was held up. */
export interface LoopHold {
  /** On the clock, whoever was the cause: the machine too. */
  readonly wallMs: number;
  /** Of that, what the process itself worked; its helper threads count in it. */
  readonly cpuMs: number;
}

const LOOK_EVERY_MS = 1;

/**
 * Looks at its event loop a thousand times a second. What lies between two looks held the loop up; where the process used
 * less CPU meanwhile, the machine gave it to others.
 */
export class LoopWatch {
  #longest: LoopHold = { wallMs: 0, cpuMs: 0 };
  #timer: NodeJS.Timeout | undefined;
  #at = 0;
  #cpu = process.cpuUsage();

  /** Begins anew. */
  start(): void {
    clearInterval(this.#timer);
    this.#longest = { wallMs: 0, cpuMs: 0 };
    this.#at = performance.now();
    this.#cpu = process.cpuUsage();
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY_MS);
    this.#timer.unref();
  }

  /** Ends, and tells. */
  stop(): LoopHold {
    clearInterval(this.#timer);
    return this.#longest;
  }

  #look(): void {
    const now = performance.now();
    const { user, system } = process.cpuUsage(this.#cpu);
    const wallMs = now - this.#at - LOOK_EVERY_MS;
    const cpuMs = Math.min(wallMs, (user + system) / 1_000);
    this.#longest = {
      wallMs: Math.max(this.#longest.wallMs, wallMs),
      cpuMs: Math.max(this.#longest.cpuMs, cpuMs),
    };
    this.#at = now;
    this.#cpu = process.cpuUsage();
  }
}
