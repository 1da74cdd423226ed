import { expect, it } from '@jest/globals';
import { LogThrottle } from '../../src/connection/connection-log.js';

it('allows five messages per key in ten minutes, and marks the fifth as the last one', () => {
  let now = 0;
  const guard = new LogThrottle(() => now);
  const answers = (name: string, times: number) => Array.from({ length: times }, () => guard.check(name));
  expect(answers('a', 7)).toEqual(['log', 'log', 'log', 'log', 'log_last', 'suppress', 'suppress']);
  expect(answers('b', 1)).toEqual(['log']);
  now = 599_999;
  expect(answers('a', 1)).toEqual(['suppress']);
  now = 600_000;
  expect(answers('a', 5)).toEqual(['log', 'log', 'log', 'log', 'log_last']);
});

it('limits the number of keys by dropping the least recently used one', () => {
  const guard = new LogThrottle(() => 0);
  for (let times = 0; times < 5; times += 1) guard.check('first');
  for (let name = 0; name < 199; name += 1) guard.check(String(name));
  expect(guard.check('first')).toBe('suppress');
  guard.check('one more');
  expect(guard.check('first')).toBe('log');
});
