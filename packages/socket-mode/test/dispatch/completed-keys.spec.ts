import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { CompletedKeys } from '../../../core/src/dispatch/memory-idempotency-store.js';

const MAX_ENTRIES = 64;
/** Two strings with the same 32-bit FNV-1a hash. */
const SAME_HASH = ['costarring', 'liquid'] as const;

const payload = fc.oneof(fc.constantFrom(...SAME_HASH), fc.string({ unit: 'grapheme', maxLength: 60 }));
const step = fc.oneof(
  {
    weight: 40,
    arbitrary: fc.record({
      do: fc.constant('add' as const),
      key: fc.record({ payload, handler: fc.constantFrom('TicketBot.open', 'TicketBot.close') }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('clear' as const) }) },
);

const toKey = (id: string) => ({ payload: id, handler: 'TicketBot.open' });

describe('CompletedKeys', () => {
  it('distinguishes payloads with the same hash', () => {
    const keys = new CompletedKeys(MAX_ENTRIES);
    const [first, second] = SAME_HASH;
    keys.add(toKey(first));
    expect(keys.has(toKey(second))).toBe(false);
    keys.add(toKey(second));
    expect(keys.has(toKey(first))).toBe(true);
    expect(keys.has(toKey(second))).toBe(true);
  });

  it('distinguishes handlers of one payload', () => {
    const keys = new CompletedKeys(MAX_ENTRIES);
    const [first, second] = SAME_HASH;
    keys.add({ payload: '', handler: first });
    expect(keys.has({ payload: '', handler: second })).toBe(false);
  });

  it('holds ids of any length and script', () => {
    const keys = new CompletedKeys(3);
    const ids = ['1', '2', '3'].map(end => `${'語'.repeat(1_000)}${end}`);
    for (const id of ids) keys.add(toKey(id));
    expect(ids.map(id => keys.has(toKey(id)))).toEqual([true, true, true]);
  });

  it('is full when it holds the maximum number of keys; a key that is added twice counts once', () => {
    const keys = new CompletedKeys(3);
    for (const id of ['Ev1', 'Ev2', 'Ev3']) {
      expect(keys.isFull).toBe(false);
      keys.add(toKey(id));
      if (id !== 'Ev3') keys.add(toKey(id));
    }
    expect(keys.isFull).toBe(true);
    expect(['Ev1', 'Ev2', 'Ev3', 'Ev4'].map(id => keys.has(toKey(id)))).toEqual([true, true, true, false]);
  });

  it('behaves like a Set of both ids, for any ids and any number of clears', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), steps => {
        const keys = new CompletedKeys(MAX_ENTRIES);
        const model = new Map<string, { key: { payload: string; handler: string }; isIncluded: boolean }>();
        for (const next of steps) {
          if (next.do === 'clear' || keys.isFull) {
            keys.clear();
            for (const entry of model.values()) entry.isIncluded = false;
          } else {
            keys.add(next.key);
            model.set(JSON.stringify(next.key), { key: next.key, isIncluded: true });
          }
        }
        for (const { key, isIncluded } of model.values()) expect(keys.has(key)).toBe(isIncluded);
      }),
    );
  });
});
