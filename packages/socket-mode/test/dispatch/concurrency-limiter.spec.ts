import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import {
  ConcurrencyLimiter,
  type ConcurrencyLimits,
  type QueuedHandler,
  type RejectionReason,
} from '../../../core/src/dispatch/concurrency-limiter.js';

/** Acquires slots under names and records which were granted or rejected. */
class Crowd {
  readonly began: string[] = [];
  readonly turnedAway: [string, RejectionReason][] = [];
  readonly waiting = new Map<string, QueuedHandler>();
  readonly lane: ConcurrencyLimiter;

  constructor(limits: Partial<ConcurrencyLimits> = {}) {
    this.lane = new ConcurrencyLimiter({ max: Infinity, maxQueued: 100, ...limits });
  }

  async enter(name: string, key: string | null = null): Promise<void> {
    const entered = this.lane.acquire(key);
    if (typeof entered === 'string') {
      this.#told(name, entered);
      return;
    }
    this.waiting.set(name, entered);
    this.#told(name, await entered.result);
  }

  dismiss(name: string): void {
    const waiting = this.waiting.get(name);
    waiting?.reject('deadline_exceeded');
  }

  #told(name: string, turn: 'acquired' | RejectionReason): void {
    this.waiting.delete(name);
    if (turn === 'acquired') this.began.push(name);
    else this.turnedAway.push([name, turn]);
  }
}

/** Waits until queued handlers are notified. */
const settled = async () => new Promise<void>(resolve => setImmediate(resolve));

describe('ConcurrencyLimiter', () => {
  it('queues nothing without a limit', () => {
    const crowd = new Crowd({ maxQueued: 0 });
    for (const name of ['a', 'b', 'c']) void crowd.enter(name);
    expect(crowd.began).toEqual(['a', 'b', 'c']);
    expect(crowd.lane).toMatchObject({ running: 3, queued: 0 });
  });

  it('grants slots up to the limit, then in the order of the requests', async () => {
    const crowd = new Crowd({ max: 2 });
    for (const name of ['a', 'b', 'c', 'd']) void crowd.enter(name);
    expect(crowd.began).toEqual(['a', 'b']);
    expect(crowd.lane).toMatchObject({ running: 2, queued: 2 });
    crowd.lane.release(null);
    await settled();
    expect(crowd.began).toEqual(['a', 'b', 'c']);
    crowd.lane.release(null);
    await settled();
    expect(crowd.began).toEqual(['a', 'b', 'c', 'd']);
    expect(crowd.lane).toMatchObject({ running: 2, queued: 0 });
  });

  it('rejects a handler when the queue is full', () => {
    const crowd = new Crowd({ max: 1, maxQueued: 1 });
    for (const name of ['a', 'b', 'c']) void crowd.enter(name);
    expect(crowd.turnedAway).toEqual([['c', 'queue_full']]);
  });

  it('runs handlers with the same ordering key one after another, without delaying other keys', async () => {
    const crowd = new Crowd({ max: 2 });
    void crowd.enter('a1', 'a');
    void crowd.enter('a2', 'a');
    void crowd.enter('a3', 'a');
    void crowd.enter('b1', 'b');
    expect(crowd.began).toEqual(['a1', 'b1']);
    crowd.lane.release('a');
    await settled();
    expect(crowd.began).toEqual(['a1', 'b1', 'a2']);
    crowd.lane.release('b');
    await settled();
    expect(crowd.began).toEqual(['a1', 'b1', 'a2']);
    crowd.lane.release('a');
    await settled();
    expect(crowd.began).toEqual(['a1', 'b1', 'a2', 'a3']);
  });

  it('removes a rejected handler from the queue, so that later ones advance', async () => {
    const crowd = new Crowd({ max: 1, maxQueued: 3 });
    void crowd.enter('first');
    void crowd.enter('a1', 'a');
    void crowd.enter('a2', 'a');
    void crowd.enter('a3', 'a');
    crowd.dismiss('a1');
    crowd.dismiss('a3');
    await settled();
    expect(crowd.turnedAway).toEqual([
      ['a1', 'deadline_exceeded'],
      ['a3', 'deadline_exceeded'],
    ]);
    expect(crowd.lane.queued).toBe(1);
    crowd.lane.release(null);
    await settled();
    expect(crowd.began).toEqual(['first', 'a2']);
  });

  it('reports whether it has space', () => {
    const { lane } = new Crowd({ max: 2, maxQueued: 1 });
    expect(lane.hasSpaceFor(2)).toBe(true);
    expect(lane.hasSpaceFor(3)).toBe(false);
    lane.acquire('a');
    expect(lane.hasSpaceFor(1)).toBe(true);
    lane.acquire('a');
    // A slot is free, but not for a handler with the same ordering key.
    expect(lane.hasSpaceFor(1)).toBe(false);
    expect(lane.acquire('a')).toBe('queue_full');
  });

  it('grants no slot after close(), rejects queued handlers and lets running ones complete', async () => {
    const crowd = new Crowd({ max: 1 });
    for (const name of ['a', 'b']) void crowd.enter(name, 'key');
    void crowd.enter('c');
    crowd.lane.close();
    await settled();
    expect(crowd.lane.hasSpaceFor(1)).toBe(false);
    void crowd.enter('d');
    crowd.lane.release('key');
    await settled();
    expect(crowd.began).toEqual(['a']);
    expect(new Map(crowd.turnedAway)).toEqual(
      new Map([
        ['b', 'shutting_down'],
        ['c', 'shutting_down'],
        ['d', 'shutting_down'],
      ]),
    );
    expect(crowd.lane).toMatchObject({ running: 0, queued: 0 });
  });

  it('keeps the limit, the order per key and every queued handler, in any order of operations', async () => {
    const step = fc.oneof(
      { weight: 3, arbitrary: fc.record({ does: fc.constant('enter'), key: fc.constantFrom('a', 'b', null) }) },
      { weight: 2, arbitrary: fc.record({ does: fc.constant('leave'), nth: fc.nat(5) }) },
      { weight: 1, arbitrary: fc.record({ does: fc.constant('dismiss'), nth: fc.nat(5) }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), fc.integer({ min: 1, max: 3 }), async (steps, max) => {
        const lane = new ConcurrencyLimiter({ max, maxQueued: 10 });
        const running: { id: number; key: string | null }[] = [];
        const waiting: { id: number; key: string | null; place: QueuedHandler }[] = [];
        const begin = (one: { id: number; key: string | null }) => {
          const before = waiting.filter(({ id, key }) => key === one.key && id < one.id && key !== null);
          expect(before).toEqual([]);
          expect(running.filter(({ key }) => key !== null && key === one.key)).toEqual([]);
          running.push(one);
        };
        const leave = async (nth: number) => {
          const [one] = running.splice(nth % running.length, 1);
          if (one) lane.release(one.key);
          await settled();
        };
        for (const [id, taken] of steps.entries()) {
          if ('key' in taken) {
            const entered = lane.acquire(taken.key);
            if (entered === 'acquired') begin({ id, key: taken.key });
            if (typeof entered === 'string') continue;
            const one = { id, key: taken.key, place: entered };
            waiting.push(one);
            const told = (turn: 'acquired' | RejectionReason) => {
              waiting.splice(waiting.indexOf(one), 1);
              if (turn === 'acquired') begin(one);
            };
            void entered.result.then(told);
          } else if (taken.does === 'leave') {
            await leave(taken.nth);
          } else {
            const one = waiting[taken.nth % waiting.length];
            one?.place.reject('deadline_exceeded');
            await settled();
          }
          expect(running.length).toBe(lane.running);
          expect(waiting.length).toBe(lane.queued);
          expect(running.length).toBeLessThanOrEqual(max);
        }
        while (running.length > 0) await leave(0);
        expect(lane).toMatchObject({ running: 0, queued: 0 });
        expect(waiting).toEqual([]);
        // Idle keys are forgotten: a key that was running gets a slot immediately.
        expect(lane.acquire('a')).toBe('acquired');
      }),
    );
  });
});
