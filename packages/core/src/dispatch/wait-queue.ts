import { Deferred } from '../time/deferred.js';

/** Why somebody is turned away: there is no place to wait, its time is over, or nothing begins any more. */
export type RejectionReason = 'full' | 'late' | 'closing';

/** Somebody who waits for a turn. */
export class QueuedHandler {
  readonly #turn = new Deferred<'begun' | RejectionReason>();
  #isOver = false;

  /**
   * @param key what it is kept in order by; null when by nothing
   * @param leave takes it out of its line, if it still waits, and ends it
   */
  constructor(
    readonly key: string | null,
    private readonly leave: (waiting: QueuedHandler, why: RejectionReason) => void,
  ) {}

  /** Resolves when the turn has come, or to why it never will. */
  get turn(): Promise<'begun' | RejectionReason> {
    return this.#turn.promise;
  }

  /** Whether it waits no more. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Turns it away, if it still waits. */
  dismiss(why: RejectionReason): void {
    this.leave(this, why);
  }

  /** Ends the wait; a second time does nothing. For its lane alone. */
  end(turn: 'begun' | RejectionReason): void {
    this.#isOver = true;
    this.#turn.resolve(turn);
  }
}

interface Place {
  readonly waiting: QueuedHandler;
  previous: Place | null;
  next: Place | null;
}

/** Those who wait, in their order. Whoever gives up leaves from wherever it stands, at no cost to the others. */
export class WaitQueue {
  readonly #places = new Map<QueuedHandler, Place>();
  #first: Place | null = null;
  #last: Place | null = null;

  push(waiting: QueuedHandler): void {
    const place: Place = { waiting, previous: this.#last, next: null };
    if (this.#last) this.#last.next = place;
    else this.#first = place;
    this.#last = place;
    this.#places.set(waiting, place);
  }

  /** Takes the first out; null when there is none. */
  shift(): QueuedHandler | null {
    const first = this.#first;
    if (first === null) return null;
    this.#take(first);
    return first.waiting;
  }

  /** Takes one out; returns whether it was there. */
  remove(waiting: QueuedHandler): boolean {
    const place = this.#places.get(waiting);
    if (place) this.#take(place);
    return place !== undefined;
  }

  #take({ waiting, previous, next }: Place): void {
    if (previous) previous.next = next;
    else this.#first = next;
    if (next) next.previous = previous;
    else this.#last = previous;
    this.#places.delete(waiting);
  }
}
