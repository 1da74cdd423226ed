import { Session } from 'node:inspector/promises';
import { afterAll, beforeAll } from '@jest/globals';

/**
 * Counts the executed code ranges of the package with V8 coverage, so that the cost is the same on every machine.
 * The branches and loops of a function are counted when it first runs meanwhile. One that has run counts as one step.
 * Counting slows everything down, so a test creates its inputs before.
 */
export class EngineSteps {
  readonly #session = new Session();

  /** Counts during all tests of a file or a `describe`. */
  constructor() {
    beforeAll(async () => {
      this.#session.connect();
      await this.#session.post('Profiler.enable');
      await this.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    });
    afterAll(() => this.#session.disconnect());
  }

  /** The number of executed ranges while a function runs. */
  async of(something: () => void): Promise<number> {
    await this.#taken();
    something();
    return this.#taken();
  }

  /** The number of executions since the last call. */
  async #taken(): Promise<number> {
    const { result } = await this.#session.post('Profiler.takePreciseCoverage');
    return result
      .filter(({ url }) => /\/(?:core|socket-mode)\/src\//.test(url))
      .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges))
      .reduce((sum, { count }) => sum + count, 0);
  }
}
