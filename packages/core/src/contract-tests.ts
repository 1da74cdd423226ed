import { deepStrictEqual, strictEqual } from 'node:assert';
import type { IdempotencyKey, IdempotencyStore } from './dispatch/idempotency-store.js';

/** One behaviour that every implementation of an interface must have. */
export interface ContractTest<Subject> {
  readonly name: string;
  /** Rejects with an AssertionError when the implementation behaves differently. */
  readonly run: (create: () => Subject | Promise<Subject>) => Promise<void>;
}

const KEY: IdempotencyKey = { payload: 'Ev1', handler: 'TicketBot.open' };
const TTL_MS = 60_000;

/** Claims a key and returns the token. */
async function claim(store: IdempotencyStore, key = KEY): Promise<string> {
  const result = await store.claim(key, TTL_MS);
  if (result.status !== 'claimed') strictEqual(result.status, 'claimed');
  return result.status === 'claimed' ? result.token : '';
}

/**
 * What the dispatcher relies on in an {@link IdempotencyStore}. Works with every test runner.
 *
 * @example
 * ```ts
 * describe('RedisIdempotencyStore', () => {
 *   it.each(idempotencyStoreContract)('$name', ({ run }) => run(() => new RedisIdempotencyStore(redis)));
 * });
 * ```
 */
export const idempotencyStoreContract: readonly ContractTest<IdempotencyStore>[] = [
  {
    name: 'grants a claim for a key that is new',
    async run(create) {
      const store = await create();
      strictEqual((await store.claim(KEY, TTL_MS)).status, 'claimed');
    },
  },
  {
    name: 'grants one of several concurrent claims for one key',
    async run(create) {
      const store = await create();
      const claims = await Promise.all([1, 2, 3].map(async () => store.claim(KEY, TTL_MS)));
      deepStrictEqual(claims.map(({ status }) => status).toSorted(), ['claimed', 'in_progress', 'in_progress']);
    },
  },
  {
    name: 'remembers a completed key',
    async run(create) {
      const store = await create();
      await store.complete(KEY, await claim(store));
      deepStrictEqual(await store.claim(KEY, TTL_MS), { status: 'completed' });
      deepStrictEqual(await store.claim(KEY, TTL_MS), { status: 'completed' });
    },
  },
  {
    name: 'grants a new claim for a key that was released',
    async run(create) {
      const store = await create();
      for (let attempt = 0; attempt < 3; attempt += 1) await store.release(KEY, await claim(store));
      await store.complete(KEY, await claim(store));
      deepStrictEqual(await store.claim(KEY, TTL_MS), { status: 'completed' });
    },
  },
  {
    name: 'keeps the handlers of a payload apart',
    async run(create) {
      const store = await create();
      const other = { ...KEY, handler: 'AuditBot.note' };
      await store.complete(KEY, await claim(store));
      await store.release(other, await claim(store, other));
      strictEqual((await store.claim(other, TTL_MS)).status, 'claimed');
      strictEqual((await store.claim({ ...KEY, payload: 'Ev2' }, TTL_MS)).status, 'claimed');
      deepStrictEqual(await store.claim(KEY, TTL_MS), { status: 'completed' });
    },
  },
  {
    name: 'resolves the outcome for duplicates, if it offers one',
    async run(create) {
      const store = await create();
      for (const outcome of ['failed', 'completed'] as const) {
        const token = await claim(store);
        const duplicate = await store.claim(KEY, TTL_MS);
        strictEqual(duplicate.status, 'in_progress');
        await (outcome === 'completed' ? store.complete(KEY, token) : store.release(KEY, token));
        if (duplicate.status === 'in_progress' && duplicate.outcome !== undefined) {
          strictEqual(await duplicate.outcome, outcome);
        }
      }
    },
  },
];
