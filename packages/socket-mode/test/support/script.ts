import type { SlackContext } from '../../src/index.js';

type Act = (ctx: SlackContext) => Promise<void>;

/** What a bot does with its payloads, one after another, as a test says. */
export class Script {
  readonly #acts: Act[] = [];

  /**
   * Has the next payload handled so.
   *
   * @returns what came of it
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
    // What fails is the test's to look at, and it may come to that later.
    outcome.catch(() => {});
    return outcome;
  }

  async play(ctx: SlackContext): Promise<void> {
    await this.#acts.shift()?.(ctx);
  }
}
