import { setImmediate as nextTurn } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { Deferred } from '../../../core/src/time/deferred.js';
import { Delivery, type DeliveryRequest, type Worked } from '../../../core/src/dispatch/delivery.js';
import type { DeliveryOutcome } from '../../../core/src/dispatch/idempotency-store.js';
import { ConcurrencyLimiter } from '../../../core/src/dispatch/concurrency-limiter.js';
import type { QueuedHandler } from '../../../core/src/dispatch/wait-queue.js';
import { MemoryIdempotencyStore } from '../../../core/src/dispatch/memory-idempotency-store.js';

const memory = () => new MemoryIdempotencyStore({ ttlMs: 60_000, maxEntries: 1_000 });

/** A delivery of a payload to a handler, with nothing to wait for. */
const request = <T>(payload: string, handler: string, run: () => Promise<Worked<T>>): DeliveryRequest<T> => ({
  payload,
  handler,
  lane: new ConcurrencyLimiter({ max: Infinity, maxQueued: 0 }),
  order: null,
  comesAgain: true,
  joins: () => {},
  waits: () => {},
  run,
});

/** What comes of a delivery, for those who await it. */
const once = async <T>(to: Delivery, one: DeliveryRequest<T>) => to.once(one);

/** A handler whose runs end when and as the test says. */
class Handler {
  readonly runs: Deferred<Worked<number>>[] = [];

  readonly run = async (): Promise<Worked<number>> => {
    const run = new Deferred<Worked<number>>();
    this.runs.push(run);
    return run.promise;
  };

  end(outcome: DeliveryOutcome, run = this.runs.length - 1): void {
    this.runs[run]?.resolve({ outcome, value: run });
  }
}

const noTelling = async () => Promise.reject(new Error('No telling.'));

describe('a payload', () => {
  let delivery: Delivery;
  let handler: Handler;
  const deliver = () => once(delivery, request('Ev1', 'TicketBot.open', handler.run));

  beforeEach(() => {
    delivery = new Delivery(memory());
    handler = new Handler();
  });

  it('runs its handler, and is given what came of it', async () => {
    const delivered = deliver();
    handler.end('done');
    await expect(delivered).resolves.toEqual({ by: 'running', outcome: 'done', value: 0 });
  });

  it('that was done is not handled again', async () => {
    const first = deliver();
    handler.end('done');
    await first;
    await expect(deliver()).resolves.toEqual({ by: 'joining', outcome: 'done' });
    expect(handler.runs).toHaveLength(1);
  });

  it('that failed is handled again', async () => {
    const first = deliver();
    handler.end('failed');
    await first;
    const second = deliver();
    handler.end('done');
    await expect(second).resolves.toEqual({ by: 'running', outcome: 'done', value: 1 });
    await expect(deliver()).resolves.toEqual({ by: 'joining', outcome: 'done' });
    expect(handler.runs).toHaveLength(2);
  });

  it.each(['done', 'failed'] as const)('that is being handled joins the run and shares its end: %s', async outcome => {
    const first = deliver();
    const joined = [deliver(), deliver()];
    handler.end(outcome);
    await expect(Promise.all(joined)).resolves.toEqual([
      { by: 'joining', outcome },
      { by: 'joining', outcome },
    ]);
    await expect(first).resolves.toEqual({ by: 'running', outcome, value: 0 });
    expect(handler.runs).toHaveLength(1);
  });

  it('is handled by each of its handlers, whatever became of it at the others', async () => {
    const other = new Handler();
    const first = [deliver(), once(delivery, request('Ev1', 'AuditBot.note', other.run))];
    handler.end('failed');
    other.end('done');
    await Promise.all(first);
    const second = [deliver(), once(delivery, request('Ev1', 'AuditBot.note', other.run))];
    handler.end('done');
    await expect(Promise.all(second)).resolves.toEqual([
      { by: 'running', outcome: 'done', value: 1 },
      { by: 'joining', outcome: 'done' },
    ]);
  });

  it('whose end cannot be told counts as failed: its own delivery hears why, and it is handled again', async () => {
    const first = once(delivery, request('Ev1', 'TicketBot.open', noTelling));
    const joined = deliver();
    await expect(first).rejects.toThrow('No telling.');
    await expect(joined).resolves.toEqual({ by: 'joining', outcome: 'failed' });
    const second = deliver();
    handler.end('done');
    await expect(second).resolves.toEqual({ by: 'running', outcome: 'done', value: 0 });
  });

  it('has nothing to do with another payload', async () => {
    const both = [deliver(), once(delivery, request('Ev2', 'TicketBot.open', handler.run))];
    handler.end('done', 0);
    handler.end('done', 1);
    await expect(Promise.all(both)).resolves.toEqual([
      { by: 'running', outcome: 'done', value: 0 },
      { by: 'running', outcome: 'done', value: 1 },
    ]);
  });
});

describe('a payload whose handler has to wait', () => {
  const limits = { max: 1, maxQueued: 1 };

  it('runs it when its turn comes; a redelivery joins it, and each is told of the wait', async () => {
    const delivery = new Delivery(memory());
    const lane = new ConcurrencyLimiter(limits);
    const handler = new Handler();
    const waits: QueuedHandler[] = [];
    const deliver = (payload: string) =>
      once(delivery, {
        ...request(payload, 'TicketBot.open', handler.run),
        lane,
        waits: waiting => waits.push(waiting),
      });
    const first = deliver('Ev1');
    const second = deliver('Ev2');
    const redelivery = deliver('Ev2');
    expect(waits).toHaveLength(2);
    expect(waits[0]).toBe(waits[1]);
    expect(handler.runs).toHaveLength(1);
    handler.end('done');
    await first;
    await waits[0]?.turn;
    expect(handler.runs).toHaveLength(2);
    const late = deliver('Ev2');
    expect(waits).toHaveLength(2);
    handler.end('failed');
    await expect(late).resolves.toEqual({ by: 'joining', outcome: 'failed' });
    await expect(second).resolves.toMatchObject({ by: 'running', outcome: 'failed' });
    await expect(redelivery).resolves.toEqual({ by: 'joining', outcome: 'failed' });
  });

  it.each([
    [true, 'is handled when it comes again'],
    [false, 'is done with, when it would not come again: a second delivery is the same one'],
  ])('and is turned away (comes again: %s) %s', async comesAgain => {
    const delivery = new Delivery(memory());
    const lane = new ConcurrencyLimiter({ max: 1, maxQueued: 0 });
    const handler = new Handler();
    const deliver = (payload: string) =>
      once(delivery, { ...request(payload, 'TicketBot.open', handler.run), lane, comesAgain });
    const first = deliver('Ev1');
    await expect(deliver('Ev2')).resolves.toEqual({ by: 'turned_away', why: 'full' });
    handler.end('done');
    await first;
    const again = deliver('Ev2');
    handler.end('done');
    await expect(again).resolves.toMatchObject({ by: comesAgain ? 'running' : 'joining', outcome: 'done' });
    expect(handler.runs).toHaveLength(comesAgain ? 2 : 1);
  });

  it('frees its turn when there is no telling how it ended', async () => {
    const delivery = new Delivery(memory());
    const lane = new ConcurrencyLimiter({ max: 1, maxQueued: 0 });
    const failing = once(delivery, { ...request('Ev1', 'TicketBot.open', noTelling), lane, order: 'C1' });
    await expect(failing).rejects.toThrow('No telling.');
    expect(lane.running).toBe(0);
  });

  it('keeps the order of each handler by itself', async () => {
    const delivery = new Delivery(memory());
    const lane = new ConcurrencyLimiter({ max: Infinity, maxQueued: 10 });
    const [one, other] = [new Handler(), new Handler()];
    const deliver = (payload: string, id: string, { run }: Handler) =>
      once(delivery, { ...request(payload, id, run), lane, order: 'C1' });
    const delivered = [deliver('Ev1', 'one', one), deliver('Ev1', 'other', other), deliver('Ev2', 'one', one)];
    expect([one.runs.length, other.runs.length]).toEqual([1, 1]);
    one.end('done');
    other.end('done');
    await delivered[0];
    expect(one.runs).toHaveLength(2);
    one.end('done');
    await Promise.all(delivered);
  });
});

it('however deliveries and ends come, a handler is never at one payload twice at once, and never after it was done', async () => {
  const steps = fc.array(fc.constantFrom('deliver', 'done', 'failed'), { maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(steps, async taken => {
      const delivery = new Delivery(memory());
      const handler = new Handler();
      const ends: DeliveryOutcome[] = [];
      const delivered: Promise<unknown>[] = [];
      for (const step of taken) {
        if (step === 'deliver') {
          delivered.push(once(delivery, request('Ev1', 'TicketBot.open', handler.run)));
        } else if (ends.length < handler.runs.length) {
          ends.push(step);
          handler.end(step);
          await delivery.idle();
        }
        expect(handler.runs.length - ends.length).toBeLessThanOrEqual(1);
        expect(ends.slice(0, -1)).not.toContain('done');
      }
      handler.end('done');
      await Promise.all(delivered);
    }),
  );
});

describe('work under way', () => {
  it('is waited for, that which it began as well', async () => {
    const delivery = new Delivery(memory());
    const first = new Deferred<void>();
    const second = new Deferred<void>();
    const ended: string[] = [];
    const later = async () => {
      await second.promise;
      ended.push('second');
    };
    const work = async () => {
      await first.promise;
      ended.push('first');
      void delivery.track(later());
    };
    void delivery.track(work());
    const idle = delivery.idle().then(() => ended.push('idle'));
    first.resolve();
    await first.promise;
    second.resolve();
    await idle;
    expect(ended).toEqual(['first', 'second', 'idle']);
  });

  it('is every handler at work, whatever becomes of the payload', async () => {
    const delivery = new Delivery(memory());
    const handler = new Handler();
    const ended: string[] = [];
    void once(delivery, request('Ev1', 'TicketBot.open', handler.run)).then(() => ended.push('handler'));
    const idle = delivery.idle().then(() => ended.push('idle'));
    await nextTurn();
    handler.end('done');
    await idle;
    expect(ended).toEqual(['handler', 'idle']);
  });

  it('may fail: that is its owner’s to hear, and waiting goes on', async () => {
    const delivery = new Delivery(memory());
    const failing = delivery.track(Promise.reject(new Error('The channel is gone.')));
    await delivery.idle();
    await expect(failing).rejects.toThrow('The channel is gone.');
  });

  it('is none at the start', async () => {
    await expect(new Delivery(memory()).idle()).resolves.toBeUndefined();
  });
});
