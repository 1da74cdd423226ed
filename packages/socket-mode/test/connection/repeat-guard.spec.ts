import { expect, it } from '@jest/globals';
import { LogThrottle } from '../../src/connection/log-throttle.js';

it('a line may be said five times in ten minutes, the fifth time as the last for a while; others do not count', () => {
  let now = 0;
  const guard = new LogThrottle(() => now);
  const answers = (name: string, times: number) => Array.from({ length: times }, () => guard.ask(name));
  expect(answers('a', 7)).toEqual(['say', 'say', 'say', 'say', 'last', 'hush', 'hush']);
  expect(answers('b', 1)).toEqual(['say']);
  now = 599_999;
  expect(answers('a', 1)).toEqual(['hush']);
  now = 600_000;
  expect(answers('a', 5)).toEqual(['say', 'say', 'say', 'say', 'last']);
});

it('names that come from outside do not fill the memory: the one longest unused is forgotten', () => {
  const guard = new LogThrottle(() => 0);
  for (let times = 0; times < 5; times += 1) guard.ask('first');
  for (let name = 0; name < 199; name += 1) guard.ask(String(name));
  expect(guard.ask('first')).toBe('hush');
  guard.ask('one more');
  expect(guard.ask('first')).toBe('say');
});
