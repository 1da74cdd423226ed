import { describe, expect, it } from '@jest/globals';
import { array, assert, integer, jsonValue, nat, property } from 'fast-check';
import { BoundedList, estimateBytes } from '../../src/collections/bounded-list.js';
import { BoundedMap } from '../../src/collections/bounded-map.js';

const limits = integer({ min: 1, max: 20 });
const keys = array(integer({ min: 0, max: 40 }), { maxLength: 200 });

describe('a bounded list', () => {
  it('keeps the newest, in their order', () => {
    assert(
      property(limits, keys, nat({ max: 30 }), (limit, items, count) => {
        const list = new BoundedList<number>(limit);
        for (const item of items) list.push(item);

        expect(list.all).toEqual(items.slice(-limit));
        expect(list.size).toBe(Math.min(limit, items.length));
        expect(list.tail(count)).toEqual(count === 0 ? [] : items.slice(-limit).slice(-count));
      }),
    );
  });

  it('is the same list to whoever looks twice, until something is put in', () => {
    const list = new BoundedList<string>(2);
    list.push('a');
    const { all } = list;

    expect(list.all).toBe(all);
    list.push('b');
    expect(list.all).toEqual(['a', 'b']);
    expect(all).toEqual(['a']);
  });
});

describe('what is bounded by its weight', () => {
  const heaviest = { estimate: (item: number) => item, max: 100 };
  const weights = array(integer({ min: 1, max: 150 }), { maxLength: 100 });

  /** As many of the newest as weigh 100 together, or the newest alone. */
  const lightest = (items: readonly number[]): number[] => {
    let kept: number[] = [];
    for (const item of items) {
      kept.push(item);
      while (kept.length > 1 && kept.reduce((sum, each) => sum + each, 0) > heaviest.max) kept = kept.slice(1);
    }
    return kept;
  };

  it('drops the oldest, of a list and of a map, but never the newest', () => {
    assert(
      property(weights, items => {
        const list = new BoundedList<number>(1000, heaviest);
        const map = new BoundedMap<number, number>(1000, heaviest);
        for (const [index, item] of items.entries()) {
          list.push(item);
          map.set(index, item);
        }

        expect(list.all).toEqual(lightest(items));
        expect([...map.values()]).toEqual(lightest(items));
      }),
    );
  });

  it('weighs what came as JSON by what it holds', () => {
    assert(
      property(jsonValue(), value => {
        const { length } = JSON.stringify(value);

        expect(estimateBytes(value)).toBeGreaterThanOrEqual(length / 6);
        expect(estimateBytes(value)).toBeLessThanOrEqual(16 * length + 16);
      }),
    );
  });
});

describe('a bounded map', () => {
  it('keeps the newest keys, each with its newest value, and gives back what made room', () => {
    assert(
      property(limits, keys, (limit, wanted) => {
        const map = new BoundedMap<number, number>(limit);
        const order: number[] = [];
        const values = new Map<number, number>();
        for (const [value, key] of wanted.entries()) {
          const isNew = !order.includes(key);
          if (isNew) order.push(key);
          const oldest = order.length > limit ? order.shift() : undefined;
          const dropped = oldest === undefined ? undefined : values.get(oldest);
          values.set(key, value);

          expect(map.set(key, value)).toEqual(dropped === undefined ? [] : [dropped]);
        }
        expect([...map.values()]).toEqual(order.map(key => values.get(key)));
        for (const key of wanted) expect(map.get(key)).toBe(order.includes(key) ? values.get(key) : undefined);
      }),
    );
  });

  it('is as a map of the newest keys, whatever is put in, taken out and forgotten', () => {
    const steps = array(integer({ min: -40, max: 40 }), { maxLength: 200 });
    assert(
      property(limits, steps, (limit, numbers) => {
        const map = new BoundedMap<number, number>(limit);
        const model = new Map<number, number>();
        for (const [value, number] of numbers.entries()) {
          const key = Math.abs(number);
          if (number < 0) {
            map.delete(key);
            model.delete(key);
          } else {
            map.set(key, value);
            model.set(key, value);
            const [oldest = key] = model.keys();
            if (model.size > limit) model.delete(oldest);
          }
          expect([map.size, map.values()]).toEqual([model.size, [...model.values()]]);
        }
      }),
    );
  });

  it('forgets the oldest as long as they are such', () => {
    const map = new BoundedMap<string, number>();
    for (const [index, key] of ['a', 'b', 'c', 'd'].entries()) map.set(key, index);
    map.set('a', 9);

    map.deleteOldestWhile(value => value === 9 || value === 1);

    expect([...map.values()]).toEqual([2, 3]);
    map.set('a', 4);
    map.deleteOldestWhile(() => true);
    expect(map.get('a')).toBeUndefined();
  });
});
