import { describe, expect, it } from '@jest/globals';
import { Random } from '../src/random.js';
import { RandomOrders } from '../src/traffic/random-orders.js';
import { readOrder, writeOrder } from '../src/traffic/order.js';

const drawn = (seed: number, stream: number): string[] => {
  const chance = new Random(seed, stream);
  const orders = new RandomOrders(100);
  return Array.from({ length: 50 }, (_, number) => writeOrder({ number, order: orders.draw(chance) }));
};

describe('a seed', () => {
  it('repeats its numbers', () => {
    expect(drawn(1, 1)).toEqual(drawn(1, 1));
  });

  it('differs from other seeds and streams', () => {
    expect(drawn(2, 1)).not.toEqual(drawn(1, 1));
    expect(drawn(1, 2)).not.toEqual(drawn(1, 1));
  });

  it('draws every kind of order', () => {
    const chance = new Random(3, 1);
    const orders = new RandomOrders(100);
    const acts = new Set(Array.from({ length: 10_000 }, () => orders.draw(chance).act));
    expect([...acts].toSorted()).toEqual(['block', 'hang', 'return', 'throw', 'work']);
  });
});

describe('an order', () => {
  it.each([
    { act: 'return' },
    { act: 'work', ms: 250 },
    { act: 'throw' },
    { act: 'hang' },
    { act: 'block', ms: 90 },
  ] as const)('travels in a text: %j', order => {
    expect(readOrder(`<@U1> ${writeOrder({ number: 17, order })} thanks`)).toEqual({ number: 17, order });
  });

  it('is not found in other texts', () => {
    expect(readOrder('hello')).toBeNull();
  });
});
