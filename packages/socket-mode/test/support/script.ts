import type { SlackContext } from '../../src/index.js';

type Act = (ctx: SlackContext) => Promise<void>;

/** Handles the payloads of a bot one after another with functions of a test. */
export class Script {
  readonly #acts: Act[] = [];

  /**
   * Handles the next payload with this function.
   *
   * @returns the outcome of the function
   */
  next<T>(act: (ctx: SlackContext) => Promise<T> | T): Promise<T> {
    const outcome = new Promise<T>((resolve, reject) => {
      this.#acts.push(async ctx => {
        try {
          resolve(await act(ctx));
        } catch (error) {
          reject(error);
        }
      });
    });
    // The test handles a rejection, possibly later.
    outcome.catch(() => {});
    return outcome;
  }

  async play(ctx: SlackContext): Promise<void> {
    await this.#acts.shift()?.(ctx);
  }
}
