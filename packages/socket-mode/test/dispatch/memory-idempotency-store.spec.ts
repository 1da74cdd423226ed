import { describe, expect, it, jest } from '@jest/globals';
import { idempotencyStoreContract } from '../../../core/src/contract-tests.js';
import { MemoryIdempotencyStore } from '../../../core/src/dispatch/memory-idempotency-store.js';
import { until } from '../support/until.js';

const MINUTE_MS = 60_000;
const createStore = (ttlMs = MINUTE_MS, maxEntries = 10) => new MemoryIdempotencyStore({ ttlMs, maxEntries });

const toKey = (payload: string, handler = 'TicketBot.open') => ({ payload, handler });

const getHandler = (index: number) => (index % 2 === 0 ? 'TicketBot.open' : 'TicketBot.close');

/** Claims and completes a key, like a handler that succeeds. */
const complete = (store: MemoryIdempotencyStore, key: ReturnType<typeof toKey>): void => {
  expect(store.claim(key)).toMatchObject({ status: 'claimed' });
  store.complete(key);
};

/** Whether a key is stored as completed. Releases the claim if this call made one. */
const isCompleted = (store: MemoryIdempotencyStore, key: ReturnType<typeof toKey>): boolean => {
  const { status } = store.claim(key);
  if (status === 'claimed') store.release(key);
  return status === 'completed';
};

describe('MemoryIdempotencyStore', () => {
  describe('contract', () => {
    it.each(idempotencyStoreContract)('$name', async ({ run }) => {
      await expect(run(createStore)).resolves.toBeUndefined();
    });
  });

  it('forgets a completed key when its TTL expires, and not before', async () => {
    const store = createStore(60);
    const completedAt = performance.now();
    complete(store, toKey('Ev1'));
    expect(isCompleted(store, toKey('Ev1'))).toBe(true);
    await until('the key to be forgotten', () => !isCompleted(store, toKey('Ev1')));
    expect(performance.now() - completedAt).toBeGreaterThanOrEqual(59);
  });

  it('forgets a completed key before twice its TTL, even without further deliveries', () => {
    jest.useFakeTimers();
    try {
      const store = createStore();
      complete(store, toKey('Ev1'));
      jest.advanceTimersByTime(2 * MINUTE_MS - 1);
      expect(isCompleted(store, toKey('Ev1'))).toBe(true);
      complete(store, toKey('Ev2'));
      jest.advanceTimersByTime(2 * MINUTE_MS);
      complete(store, toKey('Ev3'));
      expect(isCompleted(store, toKey('Ev2'))).toBe(false);
      expect(isCompleted(store, toKey('Ev3'))).toBe(true);
    } finally {
      jest.useRealTimers();
    }
  });

  it('forgets the oldest keys when it is full and has as many newer ones', () => {
    const store = createStore(MINUTE_MS, 2);
    const payloads = ['Ev1', 'Ev2', 'Ev3', 'Ev4', 'Ev5'];
    for (const [index, payload] of payloads.entries()) complete(store, toKey(payload, getHandler(index)));
    const remembered = payloads.filter((payload, index) => isCompleted(store, toKey(payload, getHandler(index))));
    expect(remembered).toEqual(['Ev3', 'Ev4', 'Ev5']);
  });
});
