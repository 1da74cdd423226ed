import { setImmediate as nextTurn } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { ConcurrencyLimiter, type QueuedHandler } from '../../../core/src/dispatch/concurrency-limiter.js';
import {
  type ExecutionRequest,
  IdempotentRunner,
  type RunResult,
} from '../../../core/src/dispatch/idempotent-runner.js';
import type { Claim, ClaimOutcome, IdempotencyStore } from '../../../core/src/dispatch/idempotency-store.js';
import { MemoryIdempotencyStore } from '../../../core/src/dispatch/memory-idempotency-store.js';
import { PendingWork } from '../../../core/src/dispatch/pending-work.js';
import { Deferred } from '../../../core/src/time/deferred.js';

const createRunner = (pendingWork = new PendingWork()): IdempotentRunner =>
  new IdempotentRunner(new MemoryIdempotencyStore({ ttlMs: 60_000, maxEntries: 1_000 }), pendingWork, 60_000);

/** A delivery of a payload to a handler, without a concurrency limit. */
const createRequest = <T>(payload: string, handler: string, run: () => Promise<RunResult<T>>): ExecutionRequest<T> => ({
  key: { payload, handler },
  limiter: new ConcurrencyLimiter({ max: Infinity, maxQueued: 0 }),
  orderingKey: null,
  willBeRedelivered: true,
  onDuplicate: () => {},
  onQueued: () => {},
  run,
});

/** The result of a delivery as a promise. */
const runOnce = async <T>(runner: IdempotentRunner, request: ExecutionRequest<T>) => runner.runOnce(request);

/** A handler whose runs the test completes. */
class ControlledHandler {
  readonly runs: Deferred<RunResult<number>>[] = [];

  readonly run = async (): Promise<RunResult<number>> => {
    const run = new Deferred<RunResult<number>>();
    this.runs.push(run);
    return run.promise;
  };

  complete(outcome: ClaimOutcome, run = this.runs.length - 1): void {
    this.runs[run]?.resolve({ outcome, value: run });
  }
}

const rejectRun = async () => Promise.reject(new Error('The response could not be made.'));

describe('IdempotentRunner', () => {
  let runner: IdempotentRunner;
  let handler: ControlledHandler;
  const deliver = () => runOnce(runner, createRequest('Ev1', 'TicketBot.open', handler.run));

  beforeEach(() => {
    runner = createRunner();
    handler = new ControlledHandler();
  });

  it('runs the handler and returns its value', async () => {
    const result = deliver();
    handler.complete('completed');
    await expect(result).resolves.toEqual({ status: 'ran', outcome: 'completed', value: 0 });
  });

  it('does not run a completed handler again', async () => {
    const first = deliver();
    handler.complete('completed');
    await first;
    await expect(deliver()).resolves.toEqual({ status: 'duplicate', outcome: 'completed' });
    expect(handler.runs).toHaveLength(1);
  });

  it('runs a failed handler again', async () => {
    const first = deliver();
    handler.complete('failed');
    await first;
    const second = deliver();
    handler.complete('completed');
    await expect(second).resolves.toEqual({ status: 'ran', outcome: 'completed', value: 1 });
    await expect(deliver()).resolves.toEqual({ status: 'duplicate', outcome: 'completed' });
    expect(handler.runs).toHaveLength(2);
  });

  it.each(['completed', 'failed'] as const)('gives duplicates of a running handler its outcome: %s', async outcome => {
    const first = deliver();
    const duplicates = [deliver(), deliver()];
    handler.complete(outcome);
    await expect(Promise.all(duplicates)).resolves.toEqual([
      { status: 'duplicate', outcome },
      { status: 'duplicate', outcome },
    ]);
    await expect(first).resolves.toEqual({ status: 'ran', outcome, value: 0 });
    expect(handler.runs).toHaveLength(1);
  });

  it('runs each handler of a payload, for any outcome of the others', async () => {
    const other = new ControlledHandler();
    const deliverToOther = () => runOnce(runner, createRequest('Ev1', 'AuditBot.note', other.run));
    const first = [deliver(), deliverToOther()];
    handler.complete('failed');
    other.complete('completed');
    await Promise.all(first);
    const second = [deliver(), deliverToOther()];
    handler.complete('completed');
    await expect(Promise.all(second)).resolves.toEqual([
      { status: 'ran', outcome: 'completed', value: 1 },
      { status: 'duplicate', outcome: 'completed' },
    ]);
  });

  it('counts a run that rejects as failed: its own delivery gets the error, and the handler runs again', async () => {
    const first = runOnce(runner, createRequest('Ev1', 'TicketBot.open', rejectRun));
    const duplicate = deliver();
    await expect(first).rejects.toThrow('The response could not be made.');
    await expect(duplicate).resolves.toEqual({ status: 'duplicate', outcome: 'failed' });
    const second = deliver();
    handler.complete('completed');
    await expect(second).resolves.toEqual({ status: 'ran', outcome: 'completed', value: 0 });
  });

  it('runs the handler for every other payload', async () => {
    const both = [deliver(), runOnce(runner, createRequest('Ev2', 'TicketBot.open', handler.run))];
    handler.complete('completed', 0);
    handler.complete('completed', 1);
    await expect(Promise.all(both)).resolves.toEqual([
      { status: 'ran', outcome: 'completed', value: 0 },
      { status: 'ran', outcome: 'completed', value: 1 },
    ]);
  });
});

describe('IdempotentRunner with a shared store', () => {
  it.each([
    { behaviour: 'returns the outcome of the process that holds the claim', outcome: 'completed' },
    { behaviour: 'counts as failed when the store does not know the outcome', outcome: undefined },
  ] as const)('$behaviour', async ({ outcome }) => {
    const handler = new ControlledHandler();
    let duplicates = 0;
    const claim: Claim =
      outcome === undefined ? { status: 'in_progress' } : { status: 'in_progress', outcome: Promise.resolve(outcome) };
    const store: IdempotencyStore = { claim: async () => claim, complete: () => {}, release: () => {} };
    const runner = new IdempotentRunner(store, new PendingWork(), 60_000);
    const request = createRequest('Ev1', 'TicketBot.open', handler.run);
    const result = await runner.runOnce({ ...request, onDuplicate: () => (duplicates += 1) });
    expect(result).toEqual({ status: 'duplicate', outcome: outcome ?? 'failed' });
    expect(duplicates).toBe(1);
    expect(handler.runs).toEqual([]);
  });
});

describe('IdempotentRunner with a concurrency limit', () => {
  it('runs a queued handler when it gets a slot; a redelivery shares the queued handler and its outcome', async () => {
    const runner = createRunner();
    const limiter = new ConcurrencyLimiter({ max: 1, maxQueued: 1 });
    const handler = new ControlledHandler();
    const queued: QueuedHandler[] = [];
    const deliver = (payload: string) =>
      runOnce(runner, {
        ...createRequest(payload, 'TicketBot.open', handler.run),
        limiter,
        onQueued: queuedHandler => queued.push(queuedHandler),
      });
    const first = deliver('Ev1');
    const second = deliver('Ev2');
    const redelivery = deliver('Ev2');
    expect(queued).toHaveLength(2);
    expect(queued[0]).toBe(queued[1]);
    expect(handler.runs).toHaveLength(1);
    handler.complete('completed');
    await first;
    await queued[0]?.result;
    expect(handler.runs).toHaveLength(2);
    const late = deliver('Ev2');
    expect(queued).toHaveLength(2);
    handler.complete('failed');
    await expect(late).resolves.toEqual({ status: 'duplicate', outcome: 'failed' });
    await expect(second).resolves.toMatchObject({ status: 'ran', outcome: 'failed' });
    await expect(redelivery).resolves.toEqual({ status: 'duplicate', outcome: 'failed' });
  });

  it.each([
    { willBeRedelivered: true, behaviour: 'runs a rejected handler when the payload is delivered again' },
    { willBeRedelivered: false, behaviour: 'completes a rejected payload that Slack does not deliver again' },
  ])('$behaviour', async ({ willBeRedelivered }) => {
    const runner = createRunner();
    const limiter = new ConcurrencyLimiter({ max: 1, maxQueued: 0 });
    const handler = new ControlledHandler();
    const deliver = (payload: string) =>
      runOnce(runner, { ...createRequest(payload, 'TicketBot.open', handler.run), limiter, willBeRedelivered });
    const first = deliver('Ev1');
    await expect(deliver('Ev2')).resolves.toEqual({ status: 'rejected', reason: 'queue_full' });
    handler.complete('completed');
    await first;
    const second = deliver('Ev2');
    handler.complete('completed');
    await expect(second).resolves.toMatchObject({
      status: willBeRedelivered ? 'ran' : 'duplicate',
      outcome: 'completed',
    });
    expect(handler.runs).toHaveLength(willBeRedelivered ? 2 : 1);
  });

  it('releases the slot of a run that rejects', async () => {
    const runner = createRunner();
    const limiter = new ConcurrencyLimiter({ max: 1, maxQueued: 0 });
    const failing = runOnce(runner, {
      ...createRequest('Ev1', 'TicketBot.open', rejectRun),
      limiter,
      orderingKey: 'C1',
    });
    await expect(failing).rejects.toThrow('The response could not be made.');
    expect(limiter.running).toBe(0);
  });

  it('orders the payloads of each handler independently', async () => {
    const runner = createRunner();
    const limiter = new ConcurrencyLimiter({ max: Infinity, maxQueued: 10 });
    const [one, other] = [new ControlledHandler(), new ControlledHandler()];
    const deliver = (payload: string, id: string, { run }: ControlledHandler) =>
      runOnce(runner, { ...createRequest(payload, id, run), limiter, orderingKey: 'C1' });
    const results = [deliver('Ev1', 'one', one), deliver('Ev1', 'other', other), deliver('Ev2', 'one', one)];
    expect([one.runs.length, other.runs.length]).toEqual([1, 1]);
    one.complete('completed');
    other.complete('completed');
    await results[0];
    expect(one.runs).toHaveLength(2);
    one.complete('completed');
    await Promise.all(results);
  });
});

it('never runs a handler twice at once for one payload, and never after it completed, in any order of events', async () => {
  const steps = fc.array(fc.constantFrom('deliver', 'completed', 'failed'), { maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(steps, async sequence => {
      const pendingWork = new PendingWork();
      const runner = createRunner(pendingWork);
      const handler = new ControlledHandler();
      const outcomes: ClaimOutcome[] = [];
      const results: Promise<unknown>[] = [];
      for (const step of sequence) {
        if (step === 'deliver') {
          results.push(runOnce(runner, createRequest('Ev1', 'TicketBot.open', handler.run)));
        } else if (outcomes.length < handler.runs.length) {
          outcomes.push(step);
          handler.complete(step);
          await pendingWork.idle();
        }
        expect(handler.runs.length - outcomes.length).toBeLessThanOrEqual(1);
        expect(outcomes.slice(0, -1)).not.toContain('completed');
      }
      handler.complete('completed');
      await Promise.all(results);
    }),
  );
});

describe('PendingWork', () => {
  it('waits for tracked work, and for the work that it tracks in turn', async () => {
    const pendingWork = new PendingWork();
    const first = new Deferred<void>();
    const second = new Deferred<void>();
    const finished: string[] = [];
    const laterWork = async () => {
      await second.promise;
      finished.push('second');
    };
    const work = async () => {
      await first.promise;
      finished.push('first');
      void pendingWork.track(laterWork());
    };
    void pendingWork.track(work());
    const idle = pendingWork.idle().then(() => finished.push('idle'));
    first.resolve();
    await first.promise;
    second.resolve();
    await idle;
    expect(finished).toEqual(['first', 'second', 'idle']);
  });

  it('waits for every running handler, for any outcome', async () => {
    const pendingWork = new PendingWork();
    const runner = createRunner(pendingWork);
    const handler = new ControlledHandler();
    const finished: string[] = [];
    void runOnce(runner, createRequest('Ev1', 'TicketBot.open', handler.run)).then(() => finished.push('handler'));
    const idle = pendingWork.idle().then(() => finished.push('idle'));
    await nextTurn();
    handler.complete('completed');
    await idle;
    expect(finished).toEqual(['handler', 'idle']);
  });

  it('keeps waiting when work rejects, and leaves the rejection to its caller', async () => {
    const pendingWork = new PendingWork();
    const failing = pendingWork.track(Promise.reject(new Error('The channel is gone.')));
    await pendingWork.idle();
    await expect(failing).rejects.toThrow('The channel is gone.');
  });

  it('is idle at the start', async () => {
    await expect(new PendingWork().idle()).resolves.toBeUndefined();
  });
});
