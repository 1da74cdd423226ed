import { pause } from './pause.js';

/** Something that happens once, and that one may wait for. */
export class Signal {
  readonly #given = new AbortController();

  /** It happens; a second time changes nothing. */
  give(): void {
    this.#given.abort();
  }

  /** Resolves to whether it happened, within the limit and before it was called off. */
  async within(limitMs: number, calledOff: AbortSignal): Promise<boolean> {
    await pause(limitMs, AbortSignal.any([this.#given.signal, calledOff]));
    return this.#given.signal.aborted;
  }
}
