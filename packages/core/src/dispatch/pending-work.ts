/** The owner of all asynchronous work of an app: a shutdown waits for it. */
export class PendingWork {
  readonly #pending = new Set<Promise<unknown>>();

  /** Keeps a promise until it settles. Its rejection stays the caller's to handle. */
  track<T>(work: Promise<T>): Promise<T> {
    this.#pending.add(work);
    const forget = () => this.#pending.delete(work);
    work.then(forget, forget);
    return work;
  }

  /** Resolves when no work is left, including work that was added meanwhile. */
  async idle(): Promise<void> {
    while (this.#pending.size > 0) await Promise.allSettled(this.#pending);
  }
}
