import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { mapAll, andThen, toMaybePromise, tryThen } from '../../../core/src/dispatch/maybe-promise.js';

const fail = (): never => {
  throw new Error('No.');
};
const failLater = async (): Promise<never> => fail();

it('continues synchronously with a value and asynchronously with a promise', async () => {
  expect(andThen(1, value => value + 1)).toBe(2);
  await expect(andThen(Promise.resolve(1), value => value + 1)).resolves.toBe(2);
  await expect(andThen(1, async value => value + 1)).resolves.toBe(2);
});

it('recognizes every thenable that await recognizes', async () => {
  const later = Promise.resolve(1);
  expect(toMaybePromise(later)).toBe(later);
  expect(toMaybePromise({ text: 'then' })).toEqual({ text: 'then' });
  const ofAnotherRealm: unknown = runInNewContext('Promise.resolve(1)');
  expect(toMaybePromise(ofAnotherRealm)).toBeInstanceOf(Promise);
  await expect(toMaybePromise(ofAnotherRealm)).resolves.toBe(1);
});

const failed = (error: unknown): string => String(error);

describe('tryThen()', () => {
  it('handles a thrown error synchronously and a rejection asynchronously', async () => {
    expect(tryThen(fail, () => 'done', failed)).toBe('Error: No.');
    await expect(tryThen(failLater, () => 'done', failed)).resolves.toBe('Error: No.');
  });

  it('does not handle errors of the next step', async () => {
    expect(() => tryThen(() => 1, fail, failed)).toThrow('No.');
    await expect(tryThen(async () => 1, fail, failed)).rejects.toThrow('No.');
  });
});

describe('mapAll()', () => {
  it('returns all results in order', async () => {
    expect(mapAll([1, 2], value => value * 2)).toEqual([2, 4]);
    await expect(mapAll([1, 2], value => (value === 1 ? Promise.resolve(2) : 4))).resolves.toEqual([2, 4]);
  });

  it('maps the remaining values when one fails, then rejects with that error', async () => {
    const done: number[] = [];
    const results = mapAll([1, 2], value => (value === 1 ? fail() : done.push(value)));
    await expect(results).rejects.toThrow('No.');
    expect(done).toEqual([2]);
  });
});
