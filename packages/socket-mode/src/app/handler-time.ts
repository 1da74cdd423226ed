import { Deferred } from '../connection/deferred.js';

/**
 * The time that a handler has. Few handlers look at their signal, and one costs more than all the rest of a call: it is
 * made when it is asked for.
 */
export class HandlerTime {
  readonly #over = new Deferred<Error>();
  #why: Error | undefined;
  #controller: AbortController | undefined;

  /** Resolves to why the time is up, if it ever is. */
  get over(): Promise<Error> {
    return this.#over.promise;
  }

  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      if (this.#why) this.#controller.abort(this.#why);
    }
    return this.#controller.signal;
  }

  /** Ends it; a second time does nothing. */
  end(why: Error): void {
    this.#why ??= why;
    this.#over.resolve(this.#why);
    this.#controller?.abort(this.#why);
  }
}
