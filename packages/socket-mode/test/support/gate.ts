/** Blocks a handler until a test opens the gate. */
export class Gate {
  #reach = (): void => {};
  #open = (): void => {};
  /** Resolves when a handler waits at the gate. */
  readonly reached = new Promise<void>(resolve => {
    this.#reach = resolve;
  });
  readonly #opened = new Promise<void>(resolve => {
    this.#open = resolve;
  });

  async pass(): Promise<void> {
    this.#reach();
    await this.#opened;
  }

  open(): void {
    this.#open();
  }
}
