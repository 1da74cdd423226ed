import { isRedelivered } from '../envelope/envelope-metadata.js';
import type { SlackEnvelope } from '../envelope/envelope.js';
import type { SlackLoad } from '../telemetry/counters.js';
import type { OrderingKeyResolver } from './ordering-key.js';
import { Deferred } from '../time/deferred.js';

export interface ConcurrencyLimits {
  /** Handlers that run at the same time. */
  readonly max: number;
  /** Handlers that wait for a slot. */
  readonly maxQueued: number;
}

/**
 * Limits how many handlers run at the same time. Handlers with the same ordering key run one after another, in the order
 * of their arrival; one that waits for its key also counts as queued, but never delays other keys.
 */
export class ConcurrencyLimiter {
  /** Handlers that wait for a slot only. */
  readonly #readyQueue = new WaitQueue();
  /** Each ordering key that runs or is in `#readyQueue`, with the handlers queued behind it; null while there are none. */
  readonly #keys = new Map<string, WaitQueue | null>();
  #running = 0;
  #queued = 0;
  #isClosed = false;

  constructor(private readonly limits: ConcurrencyLimits) {}

  get running(): number {
    return this.#running;
  }

  get queued(): number {
    return this.#queued;
  }

  /** Whether `count` more handlers would be accepted now, with any ordering keys. */
  hasSpaceFor(count: number): boolean {
    if (this.#isClosed) return false;
    const { max, maxQueued } = this.limits;
    return this.#queued + count <= maxQueued || (this.#keys.size === 0 && this.#running + count <= max);
  }

  /**
   * Takes a slot, or a position in the queue. The caller gives an acquired slot back with
   * {@link ConcurrencyLimiter.release} and the same key.
   */
  acquire(key: string | null): 'acquired' | RejectionReason | QueuedHandler {
    if (this.#isClosed) return 'shutting_down';
    const behindKey = key === null ? undefined : this.#keys.get(key);
    if (behindKey === undefined && this.#running < this.limits.max) {
      this.#running += 1;
      if (key !== null) this.#keys.set(key, null);
      return 'acquired';
    }
    if (this.#queued >= this.limits.maxQueued) return 'queue_full';
    const handler = new QueuedHandler(key, this.#reject);
    this.#queued += 1;
    if (key === null || behindKey === undefined) this.#queueForSlot(handler);
    else this.#queueBehindKey(key, behindKey, handler);
    return handler;
  }

  /** Gives a slot back; the next queued handler starts. */
  release(key: string | null): void {
    this.#running -= 1;
    if (key !== null) this.#releaseKey(key);
    if (this.#queued > 0) this.#startNext();
  }

  /** Grants no more slots and rejects all queued handlers. */
  close(): void {
    this.#isClosed = true;
    for (const queue of [this.#readyQueue, ...this.#keys.values()]) {
      for (let handler = queue?.shift(); handler; handler = queue?.shift()) handler.settle('shutting_down');
    }
    this.#queued = 0;
  }

  readonly #reject = (handler: QueuedHandler, reason: RejectionReason): void => {
    const { key } = handler;
    if (this.#readyQueue.remove(handler)) {
      if (key !== null) this.#releaseKey(key);
    } else if (key === null || !this.#keys.get(key)?.remove(handler)) return;
    this.#queued -= 1;
    handler.settle(reason);
  };

  #queueForSlot(handler: QueuedHandler): void {
    if (handler.key !== null) this.#keys.set(handler.key, null);
    this.#readyQueue.push(handler);
  }

  #queueBehindKey(key: string, behindKey: WaitQueue | null, handler: QueuedHandler): void {
    const queue = behindKey ?? new WaitQueue();
    if (behindKey === null) this.#keys.set(key, queue);
    queue.push(handler);
  }

  /** Moves the next handler of the key to the ready queue; forgets a key without handlers. */
  #releaseKey(key: string): void {
    const next = this.#keys.get(key)?.shift();
    if (next) this.#readyQueue.push(next);
    else this.#keys.delete(key);
  }

  #startNext(): void {
    while (this.#running < this.limits.max) {
      const next = this.#readyQueue.shift();
      if (next === null) return;
      this.#queued -= 1;
      this.#running += 1;
      next.settle('acquired');
    }
  }
}

/** Where the handlers of a payload queue. */
export interface QueuePosition {
  readonly limiter: ConcurrencyLimiter;
  /** Handlers run one after another for payloads with the same key; null for no order. */
  readonly orderingKey: string | null;
}

/**
 * The two limiters of an app: one for events, which Slack delivers again when they aren't acked, and one for what users
 * wait for. Many events never delay a user's command.
 */
export class ConcurrencyLimiters {
  readonly #events: ConcurrencyLimiter;
  readonly #userActions: ConcurrencyLimiter;

  /** @param limits apply to each of the two */
  constructor(
    limits: ConcurrencyLimits,
    private readonly ordering: OrderingKeyResolver,
  ) {
    this.#events = new ConcurrencyLimiter(limits);
    this.#userActions = new ConcurrencyLimiter(limits);
  }

  select(envelope: SlackEnvelope): QueuePosition {
    return isRedelivered(envelope)
      ? { limiter: this.#events, orderingKey: this.ordering.resolve(envelope) }
      : { limiter: this.#userActions, orderingKey: null };
  }

  get load(): Omit<SlackLoad, 'overloaded'> {
    return {
      running: this.#events.running + this.#userActions.running,
      waiting: this.#events.queued + this.#userActions.queued,
    };
  }

  /** Grants no more slots and rejects all queued handlers. */
  close(): void {
    this.#events.close();
    this.#userActions.close();
  }
}

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
