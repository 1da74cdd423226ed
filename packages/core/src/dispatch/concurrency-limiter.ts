import { QueuedHandler, type RejectionReason, WaitQueue } from './wait-queue.js';

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

  /** Whether `count` more handlers would be accepted now, whatever their ordering keys. */
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
    this.#releaseKey(key);
    this.#startNext();
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
    if (this.#readyQueue.remove(handler)) this.#releaseKey(key);
    else if (key === null || !this.#keys.get(key)?.remove(handler)) return;
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
  #releaseKey(key: string | null): void {
    if (key === null) return;
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
