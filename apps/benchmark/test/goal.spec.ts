import { expect, test } from '@jest/globals';
import {
  createMinGoal,
  createMaxGoal,
  createBelowGoal,
  type Goal,
  formatSummary,
  formatRatio,
} from '../src/results/goal.js';

const of = 'floor';
const format = formatRatio;

test('a maximum goal is met by exactly the limit', () => {
  expect(createMaxGoal({ what: 'CPU', value: 1.5, limit: 1.5, format, of })).toEqual({
    what: 'CPU',
    goal: '≤ 1.50 × floor',
    measured: '1.50 ×',
    verdict: 'met',
  });
  expect(createMaxGoal({ what: 'CPU', value: 1.51, limit: 1.5, format, of }).verdict).toBe('NOT met');
});

test('a below goal is not met by exactly the limit', () => {
  expect(createBelowGoal({ what: 'p99', value: 50, limit: 50, format }).verdict).toBe('NOT met');
  expect(createBelowGoal({ what: 'p99', value: 49, limit: 50, format }).verdict).toBe('met');
});

test('a minimum goal is not met below the limit', () => {
  expect(createMinGoal({ what: 'throughput', value: 0.7, limit: 0.7, format }).verdict).toBe('met');
  expect(createMinGoal({ what: 'throughput', value: 0.69, limit: 0.7, format }).verdict).toBe('NOT met');
});

test('a value that was not measured is neither met nor missed', () => {
  expect(createMaxGoal({ what: 'CPU', value: Number.NaN, limit: 1, format })).toMatchObject({
    measured: '',
    verdict: 'not measured',
  });
});

const goal = (what: string, verdict: Goal['verdict']): Goal => ({ what, goal: '', measured: '', verdict });

test('the summary names missed goals and counts unmeasured ones', () => {
  expect(formatSummary([goal('CPU', 'met'), goal('boot', 'met')])).toBe('All 2 goals are met.');
  expect(formatSummary([goal('CPU', 'met'), goal('boot', 'NOT met'), goal('memory', 'not measured')])).toBe(
    '1 of 2 goals are NOT met: boot. 1 of 3 goals were not measured.',
  );
  expect(formatSummary([goal('CPU', 'not measured')])).toBe('No goal was measured.');
});
