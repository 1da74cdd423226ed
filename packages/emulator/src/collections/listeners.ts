/** Who hears of something, each until they end it. */
export class Listeners<Args extends readonly unknown[]> {
  readonly #listeners = new Set<(...args: Args) => void>();

  /** @returns a function that ends the listening */
  add(listener: (...args: Args) => void): () => void {
    // The same function may listen twice.
    const own = (...args: Args): void => listener(...args);
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }

  notify(...args: Args): void {
    for (const listener of this.#listeners) {
      try {
        listener(...args);
      } catch (error) {
        // A listener's mistake is its owner's to hear of, and must not change what happens here.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }
}
