import { type RejectionReason, QueuedHandler, WaitQueue } from './wait-queue.js';

/** How much goes on in a lane. */
export interface ConcurrencyLimits {
  /** Handlers at work at once. */
  readonly max: number;
  /** Handlers that wait for their turn. */
  readonly maxQueued: number;
}

/**
 * Gives turns: so many at once, those of one key one after another in the order of their coming. Whoever waits for its
 * key takes a place to wait as well, but keeps nobody of another key waiting.
 */
export class ConcurrencyLimiter {
  /** Those who want for nothing but a slot. */
  readonly #next = new WaitQueue();
  /** Each key that is at work or stands in `#next`, and those who wait behind it; null while there are none. */
  readonly #keys = new Map<string, WaitQueue | null>();
  #running = 0;
  #waiting = 0;
  #closed = false;

  constructor(private readonly limits: ConcurrencyLimits) {}

  /** How many have their turn. */
  get running(): number {
    return this.#running;
  }

  /** How many wait for it. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Whether so many who ask now would all be taken, whatever their keys. */
  hasRoomFor(count: number): boolean {
    if (this.#closed) return false;
    const { max, maxQueued } = this.limits;
    return this.#waiting + count <= maxQueued || (this.#keys.size === 0 && this.#running + count <= max);
  }

  /** Asks for a turn. Whoever gets one, at once or after a wait, ends it by {@link ConcurrencyLimiter.leave} with the same key. */
  enter(key: string | null): 'begun' | RejectionReason | QueuedHandler {
    if (this.#closed) return 'closing';
    const behind = key === null ? undefined : this.#keys.get(key);
    if (behind === undefined && this.#running < this.limits.max) {
      this.#running += 1;
      if (key !== null) this.#keys.set(key, null);
      return 'begun';
    }
    if (this.#waiting >= this.limits.maxQueued) return 'full';
    const waiting = new QueuedHandler(key, this.#dismiss);
    this.#waiting += 1;
    if (key === null || behind === undefined) this.#standNext(waiting);
    else this.#standBehind(key, behind, waiting);
    return waiting;
  }

  /** Ends a turn: the next one begins. */
  leave(key: string | null): void {
    this.#running -= 1;
    this.#release(key);
    this.#fill();
  }

  /** Gives no turn any more, and turns away all who wait. */
  close(): void {
    this.#closed = true;
    for (const line of [this.#next, ...this.#keys.values()]) {
      for (let waiting = line?.shift(); waiting; waiting = line?.shift()) waiting.end('closing');
    }
    this.#waiting = 0;
  }

  readonly #dismiss = (waiting: QueuedHandler, why: RejectionReason): void => {
    const { key } = waiting;
    if (this.#next.remove(waiting)) this.#release(key);
    else if (key === null || !this.#keys.get(key)?.remove(waiting)) return;
    this.#waiting -= 1;
    waiting.end(why);
  };

  #standNext(waiting: QueuedHandler): void {
    if (waiting.key !== null) this.#keys.set(waiting.key, null);
    this.#next.push(waiting);
  }

  #standBehind(key: string, behind: WaitQueue | null, waiting: QueuedHandler): void {
    const line = behind ?? new WaitQueue();
    if (behind === null) this.#keys.set(key, line);
    line.push(waiting);
  }

  /** The next of a key no longer waits for it; a key that nobody wants is forgotten. */
  #release(key: string | null): void {
    if (key === null) return;
    const next = this.#keys.get(key)?.shift();
    if (next) this.#next.push(next);
    else this.#keys.delete(key);
  }

  #fill(): void {
    while (this.#running < this.limits.max) {
      const next = this.#next.shift();
      if (next === null) return;
      this.#waiting -= 1;
      this.#running += 1;
      next.end('begun');
    }
  }
}
