import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { greatest, median, ratios, shown, spread } from '../src/results/statistics.js';

describe('statistics', () => {
  test('the median is the middle one, or between the two', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 2, 9])).toBe(3);
    expect(median([])).toBeNaN();
  });

  test('as many are below the median as above it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), numbers => {
        const middle = median(numbers);
        const below = numbers.filter(number => number < middle).length;
        const above = numbers.filter(number => number > middle).length;
        expect(Math.max(below, above)).toBeLessThanOrEqual(numbers.length / 2);
      }),
    );
  });

  test('what was not measured counts for nothing', () => {
    expect(median([Number.NaN, 3, 5, Number.NaN, 9])).toBe(5);
    expect(spread([Number.NaN, 3, 5], 0)).toBe('3–5');
    expect(spread([Number.NaN])).toBe('');
    expect(greatest([3, Number.NaN, 9])).toBe(9);
    expect(greatest([])).toBeNaN();
    expect([shown(Number.NaN, 1), shown(1.25, 1)]).toEqual(['', '1.3']);
  });

  test('the spread is from the least to the greatest', () => {
    expect(spread([12.34, 11.21, 13])).toBe('11.2–13.0');
  });

  test('ratios are taken round by round, as far as both were measured', () => {
    expect(ratios([20, Number.NaN, 90, 50], [10, 5, 30])).toEqual([2, Number.NaN, 3, Number.NaN]);
  });
});
