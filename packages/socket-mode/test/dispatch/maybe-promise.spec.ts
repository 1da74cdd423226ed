import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { mapAll, andThen, toMaybePromise, tryThen } from '../../../core/src/dispatch/maybe-promise.js';

const fail = (): never => {
  throw new Error('No.');
};
const failLater = async (): Promise<never> => fail();

it('goes on at once with what is there, and later with what comes', async () => {
  expect(andThen(1, value => value + 1)).toBe(2);
  await expect(andThen(Promise.resolve(1), value => value + 1)).resolves.toBe(2);
  await expect(andThen(1, async value => value + 1)).resolves.toBe(2);
});

it('waits for whatever await would wait for', async () => {
  const later = Promise.resolve(1);
  expect(toMaybePromise(later)).toBe(later);
  expect(toMaybePromise({ text: 'then' })).toEqual({ text: 'then' });
  const ofAnotherRealm: unknown = runInNewContext('Promise.resolve(1)');
  expect(toMaybePromise(ofAnotherRealm)).toBeInstanceOf(Promise);
  await expect(toMaybePromise(ofAnotherRealm)).resolves.toBe(1);
});

const failed = (error: unknown): string => String(error);

describe('work that fails', () => {
  it('has its failure taken, at once or later', async () => {
    expect(tryThen(fail, () => 'done', failed)).toBe('Error: No.');
    await expect(tryThen(failLater, () => 'done', failed)).resolves.toBe('Error: No.');
  });

  it('is not what fails in going on', async () => {
    expect(() => tryThen(() => 1, fail, failed)).toThrow('No.');
    await expect(tryThen(async () => 1, fail, failed)).rejects.toThrow('No.');
  });
});

describe('something done for each of several', () => {
  it('is there when all is, in their order', async () => {
    expect(mapAll([1, 2], value => value * 2)).toEqual([2, 4]);
    await expect(mapAll([1, 2], value => (value === 1 ? Promise.resolve(2) : 4))).resolves.toEqual([2, 4]);
  });

  it('is done for the rest when it fails for one, whose failure comes', async () => {
    const done: number[] = [];
    const results = mapAll([1, 2], value => (value === 1 ? fail() : done.push(value)));
    await expect(results).rejects.toThrow('No.');
    expect(done).toEqual([2]);
  });
});
