import type { Job } from './job.js';

/** Says what is under way and how long the rest will take, as far as what was done tells. */
export class Progress {
  readonly #meantMs: number;
  #done = 0;
  #doneMs = 0;
  #began: number;

  /**
   * @param jobs all there are
   * @param write takes a line
   * @param now milliseconds, whatever they count from
   */
  constructor(
    private readonly jobs: readonly Job[],
    private readonly write: (line: string) => void,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#meantMs = jobs.reduce((sum, { meantMs }) => sum + meantMs, 0);
    this.#began = now();
  }

  /**
   * Runs the jobs one after another. One that fails is passed over, for it takes nothing from the others.
   *
   * @returns what failed, and why
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
      this.write(`[${this.#done + 1}/${this.jobs.length}, about ${timeText(this.#leftMs)} left] ${job.label}`);
      await job
        .run()
        .catch((error: unknown) => failed(`${job.label}: ${error instanceof Error ? error.message : String(error)}`));
      this.#done += 1;
      this.#doneMs += job.meantMs;
    }
  }

  /** The rest takes as much longer than it was meant to as what was done. */
  get #leftMs(): number {
    const pace = this.#doneMs === 0 ? 1 : (this.now() - this.#began) / this.#doneMs;
    return (this.#meantMs - this.#doneMs) * pace;
  }
}

/** `40 s`, `3 min`. */
export function timeText(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  return seconds < 100 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
