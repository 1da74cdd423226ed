/** A set of listeners, each with its own unsubscribe function. */
export class Listeners<Args extends readonly unknown[]> {
  readonly #listeners = new Set<(...args: Args) => void>();

  /** @returns a function that removes the listener */
  add(listener: (...args: Args) => void): () => void {
    // The same function can be added twice.
    const own = (...args: Args): void => listener(...args);
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }

  notify(...args: Args): void {
    for (const listener of this.#listeners) {
      try {
        listener(...args);
      } catch (error) {
        // Report a listener's error as an uncaught exception, so that it does not affect the emitter.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
