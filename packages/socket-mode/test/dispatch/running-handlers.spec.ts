import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type HandlerTimeout, RunningHandlers } from '../../../core/src/dispatch/handler-execution.js';
import { Deferred } from '../../../core/src/time/deferred.js';
import type { HandlerOutcome } from '../../../core/src/handler/await-result.js';

const TIMEOUT_MS = 1_000;
const DONE: HandlerOutcome = { kind: 'returned', value: 'done' };

describe('RunningHandlers', () => {
  let running: RunningHandlers;
  let times: HandlerTimeout[];
  let work: Deferred<HandlerOutcome>;

  /** Runs a handler and records its timeout object. */
  const run = (begin: () => HandlerOutcome | Promise<HandlerOutcome> = () => work.promise) =>
    running.run(
      time => {
        times.push(time);
        return begin();
      },
      result => result,
    );

  beforeEach(() => {
    jest.useFakeTimers();
    running = new RunningHandlers(TIMEOUT_MS);
    times = [];
    work = new Deferred();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('aborts a handler at the timeout and notifies all readers of its signal, also late ones', async () => {
    const ended = run();
    const [time] = times;
    const early = time?.signal;
    const over = time?.over;
    jest.advanceTimersByTime(TIMEOUT_MS);
    const end = { kind: 'given_up', why: 'hung' };
    await expect(ended).resolves.toMatchObject(end);
    await expect(over).resolves.toMatchObject(end);
    expect(early?.reason).toMatchObject({ message: expect.stringContaining('handlerTimeoutMs') });
    expect(running.count).toBe(0);

    const unasked = run();
    jest.advanceTimersByTime(TIMEOUT_MS);
    await unasked;
    expect(times[1]?.signal.aborted).toBe(true);
    await expect(times[1]?.over).resolves.toMatchObject(end);
  });

  it('does not abort a handler that has completed', async () => {
    const ended = run();
    expect(running.count).toBe(1);
    work.resolve(DONE);
    await expect(ended).resolves.toBe(DONE);
    expect(run(() => DONE)).toBe(DONE);
    expect(running.count).toBe(0);
    jest.advanceTimersByTime(2 * TIMEOUT_MS);
    running.abortAll();
    expect(times.map(({ signal }) => signal.aborted)).toEqual([false, false]);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('aborts a handler on shutdown, once', async () => {
    const ended = run();
    running.abortAll();
    jest.advanceTimersByTime(TIMEOUT_MS);
    await expect(ended).resolves.toMatchObject({ why: 'shutdown' });
    expect(times[0]?.signal.reason).toMatchObject({ message: expect.stringContaining('drainTimeoutMs') });
  });
});
