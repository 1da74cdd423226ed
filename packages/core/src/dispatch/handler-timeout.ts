import { Deferred } from '../time/deferred.js';
import type { HandlerAborted, HandlerOutcome } from '../handler/handler-outcome.js';

type TimeIsUp = Extract<HandlerOutcome, { kind: 'given_up' }>;

/**
 * The time that a handler has. Few handlers look at their signal or return what could go on without end, and what those
 * wait for costs more than all the rest of a call: it is made when it is asked for.
 */
export class HandlerTimeout {
  #end: TimeIsUp | undefined;
  #over: Deferred<TimeIsUp> | undefined;
  #controller: AbortController | undefined;
  #giveUp: (end: TimeIsUp) => void = () => {};

  /** Resolves to how the run ends when the time is up, if it ever is. */
  get over(): Promise<TimeIsUp> {
    if (this.#over === undefined) {
      this.#over = new Deferred();
      if (this.#end) this.#over.resolve(this.#end);
    }
    return this.#over.promise;
  }

  get signal(): AbortSignal {
    if (this.#controller === undefined) {
      this.#controller = new AbortController();
      if (this.#end) this.#controller.abort(this.#end.error);
    }
    return this.#controller.signal;
  }

  /** The end of a run within this time: how it ended, or that the time was up before. */
  limit(run: Promise<HandlerOutcome>): Promise<HandlerOutcome> {
    return new Promise((resolve, reject) => {
      this.#giveUp = resolve;
      run.then(resolve, reject);
    });
  }

  /**
   * Ends it; a second time does nothing.
   *
   * @param text a sentence for whoever listens to the signal, and for the log
   */
  end(why: HandlerAborted, text: string): void {
    if (this.#end) return;
    const error = new Error(text);
    this.#end = { kind: 'given_up', why, error };
    this.#giveUp(this.#end);
    this.#over?.resolve(this.#end);
    this.#controller?.abort(error);
  }
}
