import { pause } from './pause.js';

/** A one-time signal that can be awaited. */
export class Signal {
  readonly #given = new AbortController();

  /** Triggers the signal; later calls have no effect. */
  give(): void {
    this.#given.abort();
  }

  /** Resolves to whether the signal was triggered before the limit and before `cancelled` aborts. */
  async within(limitMs: number, cancelled: AbortSignal): Promise<boolean> {
    await pause(limitMs, AbortSignal.any([this.#given.signal, cancelled]));
    return this.#given.signal.aborted;
  }
}
