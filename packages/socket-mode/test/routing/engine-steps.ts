import { Session } from 'node:inspector/promises';
import { afterAll, beforeAll } from '@jest/globals';

/**
 * Counts what the engine runs of the package's code: what something costs, the same on every machine. The branches and
 * loops of a function are counted when it runs for the first time meanwhile; one that has run before counts as one step.
 * Counting slows everything down, so what is only to be looked at is best built before.
 */
export class EngineSteps {
  readonly #session = new Session();

  /** Counts through all tests of a file, or of a `describe`. */
  constructor() {
    beforeAll(async () => {
      this.#session.connect();
      await this.#session.post('Profiler.enable');
      await this.#session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    });
    afterAll(() => this.#session.disconnect());
  }

  /** How often the stretches of the code run for something. */
  async of(something: () => void): Promise<number> {
    await this.#taken();
    something();
    return this.#taken();
  }

  /** How often they have run since this was last asked. */
  async #taken(): Promise<number> {
    const { result } = await this.#session.post('Profiler.takePreciseCoverage');
    return result
      .filter(({ url }) => /\/(?:core|socket-mode)\/src\//.test(url))
      .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges))
      .reduce((sum, { count }) => sum + count, 0);
  }
}
