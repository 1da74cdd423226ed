/** Timers with one owner: all of them end when the owner does, so that none keeps a process alive. */
export class Timers {
  readonly #running = new Map<NodeJS.Timeout, () => void>();
  #hasEnded = false;

  /**
   * Runs `action` after `ms`, unless the owner ends before.
   * @returns a function that cancels it
   */
  after(ms: number, action: () => void): () => void {
    return this.#start(ms, action, () => undefined);
  }

  /** Resolves after `ms`, or at once when the owner ends. */
  async pause(ms: number): Promise<void> {
    await new Promise<void>(resolve => this.#start(ms, resolve, resolve));
  }

  /** Cancels every action and ends every pause, those that are asked for later among them. */
  end(): void {
    this.#hasEnded = true;
    for (const [timer, release] of this.#running) {
      clearTimeout(timer);
      release();
    }
    this.#running.clear();
  }

  #start(ms: number, action: () => void, release: () => void): () => void {
    if (this.#hasEnded) {
      release();
      return () => undefined;
    }
    const timer = setTimeout(() => {
      this.#running.delete(timer);
      action();
    }, ms);
    this.#running.set(timer, release);
    return () => {
      clearTimeout(timer);
      this.#running.delete(timer);
    };
  }
}
