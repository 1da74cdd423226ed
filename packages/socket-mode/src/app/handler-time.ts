/**
 * The time that a handler has. Few handlers look at their signal, and one costs more than all the rest of a call: it is
 * made when it is asked for.
 */
export class HandlerTime {
  /** Resolves to why the time is up, if it ever is. */
  readonly over: Promise<Error>;
  #end: (why: Error) => void = () => {};
  #why: Error | undefined;
  #controller: AbortController | undefined;

  constructor() {
    this.over = new Promise(resolve => {
      this.#end = resolve;
    });
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
    this.#end(this.#why);
    this.#controller?.abort(this.#why);
  }
}
