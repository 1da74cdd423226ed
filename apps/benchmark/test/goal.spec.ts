import { expect, test } from '@jest/globals';
import { atLeast, atMost, below, type Goal, lastWord, times } from '../src/results/goal.js';

const of = 'floor';
const format = times;

test('a goal of at most so much is met by just so much', () => {
  expect(atMost({ what: 'CPU', value: 1.5, limit: 1.5, format, of })).toEqual({
    what: 'CPU',
    goal: '≤ 1.50 × floor',
    measured: '1.50 ×',
    verdict: 'met',
  });
  expect(atMost({ what: 'CPU', value: 1.51, limit: 1.5, format, of }).verdict).toBe('NOT met');
});

test('a goal of less than so much is not met by just so much', () => {
  expect(below({ what: 'p99', value: 50, limit: 50, format }).verdict).toBe('NOT met');
  expect(below({ what: 'p99', value: 49, limit: 50, format }).verdict).toBe('met');
});

test('a goal of at least so much is not met by less', () => {
  expect(atLeast({ what: 'throughput', value: 0.7, limit: 0.7, format }).verdict).toBe('met');
  expect(atLeast({ what: 'throughput', value: 0.69, limit: 0.7, format }).verdict).toBe('NOT met');
});

test('what was not measured is neither met nor missed', () => {
  expect(atMost({ what: 'CPU', value: Number.NaN, limit: 1, format })).toMatchObject({
    measured: '',
    verdict: 'not measured',
  });
});

const goal = (what: string, verdict: Goal['verdict']): Goal => ({ what, goal: '', measured: '', verdict });

test('the last word names each goal that is missed, and counts what was left out', () => {
  expect(lastWord([goal('CPU', 'met'), goal('boot', 'met')])).toBe('All 2 goals are met.');
  expect(lastWord([goal('CPU', 'met'), goal('boot', 'NOT met'), goal('memory', 'not measured')])).toBe(
    '1 of 2 goals are NOT met: boot. 1 of 3 goals were not measured.',
  );
  expect(lastWord([goal('CPU', 'not measured')])).toBe('No goal was measured.');
});
