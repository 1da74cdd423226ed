/** Timers with one owner: all of them end when the owner does, so that none keeps a process alive. */
export class Timers {
  readonly #running = new Map<NodeJS.Timeout, () => void>();

  /**
   * Runs `action` after `ms`.
   * @returns a function that cancels it
   */
  after(ms: number, action: () => void): () => void {
    const timer = setTimeout(() => {
      this.#running.delete(timer);
      action();
    }, ms);
    this.#running.set(timer, () => undefined);
    return () => {
      clearTimeout(timer);
      this.#running.delete(timer);
    };
  }

  /** Resolves after `ms`, or at once when the owner ends. */
  async pause(ms: number): Promise<void> {
    await new Promise<void>(resolve => {
      const timer = setTimeout(() => {
        this.#running.delete(timer);
        resolve();
      }, ms);
      this.#running.set(timer, resolve);
    });
  }

  /** Cancels every action and ends every pause. */
  clear(): void {
    for (const [timer, release] of this.#running) {
      clearTimeout(timer);
      release();
    }
    this.#running.clear();
  }
}
