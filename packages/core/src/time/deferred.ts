/** A promise that is resolved from outside, once, and never rejects, so that it needs no rejection handler. */
export class Deferred<T> {
  readonly promise: Promise<T>;
  #resolve: (value: T) => void = () => {};

  constructor() {
    this.promise = new Promise<T>(resolve => {
      this.#resolve = resolve;
    });
  }

  /** Resolves the promise; further calls do nothing. */
  resolve(value: T): void {
    this.#resolve(value);
  }
}
