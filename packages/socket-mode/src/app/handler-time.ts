import { Deferred } from '../connection/deferred.js';
import type { GivenUp, HandlerResult } from '../handler/handler-result.js';

type TimeIsUp = Extract<HandlerResult, { kind: 'given_up' }>;

/**
 * The time that a handler has. Few handlers look at their signal, and one costs more than all the rest of a call: it is
 * made when it is asked for.
 */
export class HandlerTime {
  readonly #over = new Deferred<TimeIsUp>();
  #reason: Error | undefined;
  #controller: AbortController | undefined;

  /** Resolves to how the run ends when the time is up, if it ever is. */
  get over(): Promise<TimeIsUp> {
    return this.#over.promise;
  }

  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      if (this.#reason) this.#controller.abort(this.#reason);
    }
    return this.#controller.signal;
  }

  /**
   * Ends it; a second time does nothing.
   *
   * @param text a sentence for whoever listens to the signal, and for the log
   */
  end(why: GivenUp, text: string): void {
    if (this.#reason) return;
    const error = new Error(text);
    this.#reason = error;
    this.#over.resolve({ kind: 'given_up', why, error });
    this.#controller?.abort(error);
  }
}
