/** Something to do at a certain time. */
export interface Deadline {
  /** Milliseconds, on the clock of `performance.now()`. */
  readonly dueAt: number;
  /** Called at that time. Errors are not caught, but the other deadlines are still processed. */
  onDue(): void;
}

/** A node of the linked list. */
export interface DeadlineEntry {
  readonly deadline: Deadline;
  /** Null for the first entry and for removed ones. */
  previous: DeadlineEntry | null;
  next: DeadlineEntry | null;
}

/**
 * Calls deadlines when they are due. All deadlines of a queue have the same delay, so they are due in the order of
 * insertion and one timer serves them all. The timer does not keep the process alive.
 *
 * A linked list, because a `Set` with many insertions and deletions is reallocated again and again in the garbage
 * collector's old generation.
 */
export class DeadlineQueue {
  #first: DeadlineEntry | null = null;
  #last: DeadlineEntry | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(readonly delayMs: number) {}

  add(deadline: Deadline): DeadlineEntry {
    const entry: DeadlineEntry = { deadline: deadline, previous: this.#last, next: null };
    if (this.#last === null) this.#first = entry;
    else this.#last.next = entry;
    this.#last = entry;
    if (this.#timer === undefined) this.#schedule(deadline);
    return entry;
  }

  /** Removes an entry, if it is still queued. The timer keeps running: most entries are removed before they are due. */
  remove(entry: DeadlineEntry): void {
    const { previous, next } = entry;
    if (previous === null && this.#first !== entry) return;
    if (previous === null) this.#first = next;
    else previous.next = next;
    if (next === null) this.#last = previous;
    else next.previous = previous;
    entry.previous = null;
    entry.next = null;
  }

  #schedule({ dueAt }: Deadline): void {
    this.#timer = setTimeout(this.#runDue, Math.max(0, Math.ceil(dueAt - performance.now())));
    this.#timer.unref();
  }

  readonly #runDue = (): void => {
    try {
      for (let first = this.#first; first !== null && first.deadline.dueAt <= performance.now(); first = this.#first) {
        this.remove(first);
        first.deadline.onDue();
      }
    } finally {
      // Only now: deadlines added by the callbacks are due after those still queued.
      this.#timer = undefined;
      if (this.#first !== null) this.#schedule(this.#first.deadline);
    }
  };
}
