/** Something that is to be done at a time. */
export interface Deadline {
  /** Milliseconds, on the clock of `performance.now()`. */
  readonly dueAt: number;
  /** Called then. What it throws nobody catches; the rest of the line is done all the same. */
  due(): void;
}

/** Where something stands in a line. */
export interface DeadlineEntry {
  readonly thing: Deadline;
  /** Null for the first, and for what has left. */
  before: DeadlineEntry | null;
  after: DeadlineEntry | null;
}

/**
 * Does things when they are due. All in one line have the same delay, so that they are due in the order of their coming,
 * and one timer serves them all. It keeps no process alive: whoever waits for something here has a connection.
 *
 * Each knows its neighbours. A `Set` that as much enters as leaves is laid out anew all the time, in the part of the
 * heap where garbage stays longest.
 */
export class DeadlineQueue {
  #first: DeadlineEntry | null = null;
  #last: DeadlineEntry | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(readonly delayMs: number) {}

  add(thing: Deadline): DeadlineEntry {
    const place: DeadlineEntry = { thing, before: this.#last, after: null };
    if (this.#last === null) this.#first = place;
    else this.#last.after = place;
    this.#last = place;
    this.#wait(thing);
    return place;
  }

  /** Takes one out, if it is there. The timer finds that out when it ends: most leave before they are due. */
  leave(place: DeadlineEntry): void {
    const { before, after } = place;
    if (before === null && this.#first !== place) return;
    if (before === null) this.#first = after;
    else before.after = after;
    if (after === null) this.#last = before;
    else after.before = before;
    place.before = null;
    place.after = null;
  }

  #wait({ dueAt }: Deadline): void {
    if (this.#timer !== undefined) return;
    this.#timer = setTimeout(this.#look, Math.max(0, Math.ceil(dueAt - performance.now())));
    this.#timer.unref();
  }

  readonly #look = (): void => {
    try {
      for (let first = this.#first; first !== null && first.thing.dueAt <= performance.now(); first = this.#first) {
        this.leave(first);
        first.thing.due();
      }
    } finally {
      // Only now: what came meanwhile is due after all that still stands here.
      this.#timer = undefined;
      if (this.#first !== null) this.#wait(this.#first.thing);
    }
  };
}
