import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { max, median, divideByRound, formatNumber, formatRange } from '../src/results/statistics.js';

describe('statistics', () => {
  test('median() returns the middle number or the mean of the two', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 2, 9])).toBe(3);
    expect(median([])).toBeNaN();
  });

  test('median() has as many numbers below as above', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), numbers => {
        const middle = median(numbers);
        const below = numbers.filter(number => number < middle).length;
        const above = numbers.filter(number => number > middle).length;
        expect(Math.max(below, above)).toBeLessThanOrEqual(numbers.length / 2);
      }),
    );
  });

  test('ignore NaN', () => {
    expect(median([Number.NaN, 3, 5, Number.NaN, 9])).toBe(5);
    expect(formatRange([Number.NaN, 3, 5], 0)).toBe('3–5');
    expect(formatRange([Number.NaN])).toBe('');
    expect(max([3, Number.NaN, 9])).toBe(9);
    expect(max([])).toBeNaN();
    expect([formatNumber(Number.NaN, 1), formatNumber(1.25, 1)]).toEqual(['', '1.3']);
  });

  test('formatRange() formats minimum and maximum', () => {
    expect(formatRange([12.34, 11.21, 13])).toBe('11.2–13.0');
  });

  test('divideByRound() divides the numbers of each round', () => {
    expect(divideByRound([20, Number.NaN, 90, 50], [10, 5, 30])).toEqual([2, Number.NaN, 3, Number.NaN]);
  });
});
