import type { HandlerAborted, HandlerOutcome } from '../handler/handler-outcome.js';
import { Deferred } from '../time/deferred.js';

type HandlerAbort = Extract<HandlerOutcome, { kind: 'given_up' }>;

/**
 * The timeout of one running handler. The promise and the AbortController are created when they are first read: few
 * handlers use them, and creating both would cost more than the rest of a call.
 */
export class HandlerTimeout {
  #abort: HandlerAbort | undefined;
  #over: Deferred<HandlerAbort> | undefined;
  #controller: AbortController | undefined;
  #onAbort: (abort: HandlerAbort) => void = () => {};

  /** Resolves when the handler is aborted. Stays pending otherwise. */
  get over(): Promise<HandlerAbort> {
    if (this.#over === undefined) {
      this.#over = new Deferred();
      if (this.#abort) this.#over.resolve(this.#abort);
    }
    return this.#over.promise;
  }

  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      if (this.#abort) this.#controller.abort(this.#abort.error);
    }
    return this.#controller.signal;
  }

  /** Resolves with the outcome of the run, or with the abort if that comes first. */
  race(run: Promise<HandlerOutcome>): Promise<HandlerOutcome> {
    return new Promise((resolve, reject) => {
      this.#onAbort = resolve;
      run.then(resolve, reject);
    });
  }

  /**
   * Aborts the handler. A second call does nothing.
   *
   * @param message for the signal's reason and the log
   */
  abort(why: HandlerAborted, message: string): void {
    if (this.#abort) return;
    const error = new Error(message);
    this.#abort = { kind: 'given_up', why, error };
    this.#onAbort(this.#abort);
    this.#over?.resolve(this.#abort);
    this.#controller?.abort(error);
  }
}
