import type { Job } from './job.js';

/** Reports the running job and estimates the remaining time from the finished ones. */
export class Progress {
  readonly #estimatedMs: number;
  #done = 0;
  #doneMs = 0;
  #began: number;

  /**
   * @param jobs all jobs
   * @param write receives one text for each job
   * @param now a clock in milliseconds
   */
  constructor(
    private readonly jobs: readonly Job[],
    private readonly write: (text: string) => void,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#estimatedMs = jobs.reduce((sum, { estimatedMs }) => sum + estimatedMs, 0);
    this.#began = now();
  }

  /**
   * Runs the jobs one after another and continues after failures.
   *
   * @returns the failures
   */
  async runAll(): Promise<string[]> {
    const failures: string[] = [];
    await this.#run(failure => {
      failures.push(failure);
      this.write(`failed: ${failure}`);
    });
    return failures;
  }

  /** Runs the jobs one after another. @throws Error when one fails */
  run(): Promise<void> {
    return this.#run(failure => {
      throw new Error(failure);
    });
  }

  async #run(failed: (what: string) => void): Promise<void> {
    this.#began = this.now();
    for (const job of this.jobs) {
      this.write(`[${this.#done + 1}/${this.jobs.length}, about ${formatDuration(this.#leftMs)} left] ${job.label}`);
      await job
        .run()
        .catch((error: unknown) => failed(`${job.label}: ${error instanceof Error ? error.message : String(error)}`));
      this.#done += 1;
      this.#doneMs += job.estimatedMs;
    }
  }

  /** Scales the estimates of the remaining jobs by the pace of the finished ones. */
  get #leftMs(): number {
    const pace = this.#doneMs === 0 ? 1 : (this.now() - this.#began) / this.#doneMs;
    return (this.#estimatedMs - this.#doneMs) * pace;
  }
}

/** `40 s`, `3 min`. */
export function formatDuration(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  return seconds < 100 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
