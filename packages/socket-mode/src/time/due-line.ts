/** Something that is to be done at a time. */
export interface Due {
  /** Milliseconds, on the clock of `performance.now()`. */
  readonly dueAt: number;
  /** Called then. Must not throw. */
  due(): void;
}

/**
 * Does things when they are due. All in one line have the same delay, so that they are due in the order of their coming,
 * and one timer serves them all. It keeps no process alive: whoever waits for something here has a connection.
 */
export class DueLine<T extends Due> {
  readonly #line = new Set<T>();
  #timer: NodeJS.Timeout | undefined;

  constructor(readonly delayMs: number) {}

  add(thing: T): void {
    this.#line.add(thing);
    this.#wait(thing);
  }

  /** Takes one out, whether or not it is there. The timer finds that out when it ends: most leave before they are due. */
  delete(thing: T): void {
    this.#line.delete(thing);
  }

  #wait({ dueAt }: T): void {
    if (this.#timer !== undefined) return;
    this.#timer = setTimeout(this.#look, Math.max(0, Math.ceil(dueAt - performance.now())));
    this.#timer.unref();
  }

  readonly #look = (): void => {
    this.#timer = undefined;
    for (const thing of this.#line) {
      if (thing.dueAt > performance.now()) return this.#wait(thing);
      this.#line.delete(thing);
      thing.due();
    }
  };
}
