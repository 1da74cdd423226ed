/** A promise that is resolved from outside, once, and never rejects: so it needs no handler while nobody looks. */
export class Deferred<T> {
  readonly promise: Promise<T>;
  #resolve: (value: T) => void = () => {};

  constructor() {
    this.promise = new Promise<T>(resolve => {
      this.#resolve = resolve;
    });
  }

  /** Resolves the promise; a second time does nothing. */
  resolve(value: T): void {
    this.#resolve(value);
  }
}
