import { BoundedList } from '../collections/bounded-list.js';
import { Listeners } from '../collections/listeners.js';
import type { TimelineDraft, TimelineEntry } from './timeline-entry.js';
import { formatTimelineEntry } from './format-entry.js';

/**
 * The whole exchange in one list: what people did, what went out to apps and came back, what changed, what went wrong.
 * Each entry knows the one that it follows from.
 *
 * @example
 * console.log(slack.timeline.toString());
 * const stop = slack.timeline.on(entry => console.log(timelineLine(entry)));
 */
export interface Timeline {
  /** The oldest first: as many as `historyLimit` says. */
  readonly entries: readonly TimelineEntry[];
  /** The newest entries, the oldest of them first. @param count default 20 */
  tail(count?: number): readonly TimelineEntry[];
  /** What came after the entry of this id; 0 is the beginning. */
  since(id: number): readonly TimelineEntry[];
  /** Every entry as a line. */
  toString(): string;
  /**
   * Calls `listener` with each entry from now on.
   * @returns a function that ends the listening
   */
  on(listener: (entry: TimelineEntry) => void): () => void;
}

/** A timeline, written. What is noted while something is done is put down to it. */
export class TimelineLog implements Timeline {
  readonly #entries: BoundedList<TimelineEntry>;
  readonly #listeners = new Listeners<[TimelineEntry]>();
  #lastId = 0;
  #cause: number | null = null;
  /** What has happened in a call that is still going on. */
  #held: TimelineEntry[] | null = null;
  #callId: number | null = null;

  constructor(limit: number) {
    this.#entries = new BoundedList(limit);
  }

  get entries(): readonly TimelineEntry[] {
    return this.#entries.all;
  }

  /** Forgets the entries; ids go on. */
  clear(): void {
    this.#entries.clear();
  }

  tail(count = 20): readonly TimelineEntry[] {
    return this.#entries.tail(count);
  }

  since(id: number): readonly TimelineEntry[] {
    // Ids have no gaps but those of calls that failed within, so this is at least what is asked for.
    return this.#entries.tail(Math.max(0, this.#lastId - id)).filter(entry => entry.id > id);
  }

  toString(): string {
    return this.entries.map(formatTimelineEntry).join('\n');
  }

  on(listener: (entry: TimelineEntry) => void): () => void {
    return this.#listeners.add(listener);
  }

  /**
   * Notes what happened. Without a cause of its own it is put down to what is being done.
   * @returns the id of its entry
   */
  note(draft: TimelineDraft): number {
    return this.#put(draft, this.#takeId());
  }

  /** Notes the call that is going on, in front of what it has brought about. */
  noteCall(draft: TimelineDraft): number {
    const id = this.#callId ?? this.#takeId();
    this.#callId = null;
    return this.#put(draft, id);
  }

  /** The id of the entry that what happens now follows from. */
  get cause(): number | null {
    return this.#cause;
  }

  /** Puts what is noted while `work` runs down to an entry. */
  during<Result>(cause: number | null, work: () => Result): Result {
    const outer = this.#cause;
    this.#cause = cause;
    try {
      return work();
    } finally {
      this.#cause = outer;
    }
  }

  /**
   * Runs a call, whose outcome is known only at its end: what it brings about comes behind it, as its effect.
   * @param ended hears of the outcome, before anybody hears of the entry
   */
  call<Result>(work: () => Result, ended: (id: number, result: Result) => void = () => {}): Result {
    const id = this.#takeId();
    this.#callId = id;
    const held: TimelineEntry[] = [];
    this.#held = held;
    try {
      const result = this.during(id, work);
      ended(id, result);
      return result;
    } finally {
      this.#held = null;
      this.#callId = null;
      for (const each of held.toSorted((one, other) => one.id - other.id)) this.#add(each);
    }
  }

  /** The id that the next entry will have. */
  get nextId(): number {
    return this.#lastId + 1;
  }

  #takeId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  #put(draft: TimelineDraft, id: number): number {
    const cause = draft.cause ?? (this.#cause === id ? null : this.#cause);
    const entry = { ...draft, id, cause };
    if (this.#held) this.#held.push(entry);
    else this.#add(entry);
    return id;
  }

  #add(entry: TimelineEntry): void {
    this.#entries.push(entry);
    this.#listeners.notify(entry);
  }
}
