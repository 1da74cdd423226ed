import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { type Due, DueLine } from '../../src/time/due-line.js';

let line: DueLine<Due>;
let done: string[];

/** Adds a thing that notes its name when it is due. */
const add = (name: string, due = () => {}): Due => {
  const thing = {
    dueAt: performance.now() + line.delayMs,
    due: () => {
      done.push(name);
      due();
    },
  };
  line.add(thing);
  return thing;
};

beforeEach(() => {
  jest.useFakeTimers();
  line = new DueLine(1_000);
  done = [];
});
afterEach(() => {
  jest.useRealTimers();
});

it('does each thing once, when it is due, by one timer', () => {
  add('first');
  jest.advanceTimersByTime(400);
  add('second');
  expect(jest.getTimerCount()).toBe(1);
  jest.advanceTimersByTime(599);
  expect(done).toEqual([]);
  jest.advanceTimersByTime(1);
  expect(done).toEqual(['first']);
  jest.advanceTimersByTime(399);
  expect(done).toEqual(['first']);
  jest.advanceTimersByTime(1);
  expect(done).toEqual(['first', 'second']);
  expect(jest.getTimerCount()).toBe(0);
});

it('does nothing of what was taken out, and the rest on time', () => {
  const first = add('first');
  jest.advanceTimersByTime(400);
  add('second');
  line.delete(first);
  line.delete(first);
  jest.advanceTimersByTime(999);
  expect(done).toEqual([]);
  jest.advanceTimersByTime(1);
  expect(done).toEqual(['second']);
});

it('waits anew for what comes when it was empty, or while something is done', () => {
  line.delete(add('gone'));
  jest.advanceTimersByTime(1_000);
  expect(jest.getTimerCount()).toBe(0);
  add('first', () => add('next'));
  jest.advanceTimersByTime(1_000);
  expect(done).toEqual(['first']);
  expect(jest.getTimerCount()).toBe(1);
  jest.advanceTimersByTime(1_000);
  expect(done).toEqual(['first', 'next']);
});
