import { Deferred } from '../time/deferred.js';

/** Why a handler does not start: the queue is full, the ack deadline passed before a slot was free, or the app shuts down. */
export type RejectionReason = 'queue_full' | 'deadline_exceeded' | 'shutting_down';

/** A handler that waits for a slot. */
export class QueuedHandler {
  readonly #result = new Deferred<'acquired' | RejectionReason>();
  #isSettled = false;

  /**
   * @param key its ordering key; null without one
   * @param onReject removes it from its queue, if it is still queued, and settles it
   */
  constructor(
    readonly key: string | null,
    private readonly onReject: (handler: QueuedHandler, reason: RejectionReason) => void,
  ) {}

  /** Resolves when the handler has its slot, or with the reason why it gets none. */
  get result(): Promise<'acquired' | RejectionReason> {
    return this.#result.promise;
  }

  get isSettled(): boolean {
    return this.#isSettled;
  }

  /** Rejects the handler if it is still queued. */
  reject(reason: RejectionReason): void {
    this.onReject(this, reason);
  }

  /** Called by the limiter only. A second call does nothing. */
  settle(result: 'acquired' | RejectionReason): void {
    this.#isSettled = true;
    this.#result.resolve(result);
  }
}

interface QueueEntry {
  readonly handler: QueuedHandler;
  previous: QueueEntry | null;
  next: QueueEntry | null;
}

/** Queued handlers in the order of their arrival: a linked list, so that any of them is removed in constant time. */
export class WaitQueue {
  readonly #entries = new Map<QueuedHandler, QueueEntry>();
  #first: QueueEntry | null = null;
  #last: QueueEntry | null = null;

  push(handler: QueuedHandler): void {
    const entry: QueueEntry = { handler, previous: this.#last, next: null };
    if (this.#last) this.#last.next = entry;
    else this.#first = entry;
    this.#last = entry;
    this.#entries.set(handler, entry);
  }

  /** Removes and returns the first handler; null when the queue is empty. */
  shift(): QueuedHandler | null {
    const first = this.#first;
    if (first === null) return null;
    this.#unlink(first);
    return first.handler;
  }

  /** Removes a handler. Returns whether it was in the queue. */
  remove(handler: QueuedHandler): boolean {
    const entry = this.#entries.get(handler);
    if (entry) this.#unlink(entry);
    return entry !== undefined;
  }

  #unlink({ handler, previous, next }: QueueEntry): void {
    if (previous) previous.next = next;
    else this.#first = next;
    if (next) next.previous = previous;
    else this.#last = previous;
    this.#entries.delete(handler);
  }
}
