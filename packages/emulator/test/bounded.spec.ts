import { describe, expect, it } from '@jest/globals';
import { array, assert, integer, nat, property } from 'fast-check';
import { BoundedList } from '../src/journal/bounded-list.js';
import { BoundedMap } from '../src/journal/bounded-map.js';

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

          expect(map.set(key, value)).toBe(dropped);
        }
        expect([...map.values()]).toEqual(order.map(key => values.get(key)));
        for (const key of wanted) expect(map.get(key)).toBe(order.includes(key) ? values.get(key) : undefined);
      }),
    );
  });
});
