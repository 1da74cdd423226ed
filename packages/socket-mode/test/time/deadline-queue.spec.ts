import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { DeadlineQueue, type DeadlineEntry } from '../../../core/src/time/deadline-queue.js';

let line: DeadlineQueue;
let done: string[];

/** Adds an entry that records its name when it is due. */
const add = (name: string, due = () => {}): DeadlineEntry =>
  line.add({
    dueAt: performance.now() + line.delayMs,
    onDue: () => {
      done.push(name);
      due();
    },
  });

beforeEach(() => {
  jest.useFakeTimers();
  line = new DeadlineQueue(1_000);
  done = [];
});
afterEach(() => {
  jest.useRealTimers();
});

it('calls each deadline once when it is due, with a single timer', () => {
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

it('does not call removed deadlines, and calls the rest on time', () => {
  const first = add('first');
  jest.advanceTimersByTime(400);
  add('second');
  line.remove(first);
  line.remove(first);
  jest.advanceTimersByTime(999);
  expect(done).toEqual([]);
  jest.advanceTimersByTime(1);
  expect(done).toEqual(['second']);
});

it('schedules deadlines added to an empty queue or during a callback', () => {
  line.remove(add('gone'));
  jest.advanceTimersByTime(1_000);
  expect(jest.getTimerCount()).toBe(0);
  add('first', () => add('next'));
  jest.advanceTimersByTime(1_000);
  expect(done).toEqual(['first']);
  expect(jest.getTimerCount()).toBe(1);
  jest.advanceTimersByTime(1_000);
  expect(done).toEqual(['first', 'next']);
});

it('calls queued deadlines on time when another is added during a callback', () => {
  add('first', () => add('third'));
  jest.advanceTimersByTime(400);
  add('second');
  jest.advanceTimersByTime(1_000);
  expect(done).toEqual(['first', 'second']);
});

it('calls the remaining deadlines when one throws', () => {
  add('first', () => {
    throw new Error('No.');
  });
  add('second');
  expect(() => jest.advanceTimersByTime(1_000)).toThrow('No.');
  jest.advanceTimersByTime(1);
  expect(done).toEqual(['first', 'second']);
});

it('keeps its order when entries are removed anywhere', () => {
  const places = ['a', 'b', 'c', 'd', 'e'].map(name => add(name));
  for (const index of [2, 0, 4]) line.remove(places[index] ?? add('none'));
  add('f');
  jest.advanceTimersByTime(1_000);
  expect(done).toEqual(['b', 'd', 'f']);
});
