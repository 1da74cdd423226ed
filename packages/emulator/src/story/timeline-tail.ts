import { isNativeError } from 'node:util/types';
import { timelineLine } from '../timeline/timeline-line.js';
import type { Timeline } from '../timeline/timeline.js';

const HEADLINE = 'The end of the timeline:';
const LINES = 20;

/** The newest of what happened, to stand below an error. */
export function timelineTail(timeline: Timeline): string {
  const lines = timeline.tail(LINES).map(timelineLine);
  return `\n${HEADLINE}\n${lines.join('\n') || '(nothing has happened)'}`;
}

/** The error with the newest of what happened below it, once. */
export function withTail(error: unknown, timeline: Timeline): unknown {
  const isTold = isNativeError(error) && error.message.includes(HEADLINE);
  return isTold ? error : withMore(error, timelineTail(timeline));
}

/** The error with more said below: in its message, and in the stack, which is what most runners print. */
export function withMore(error: unknown, more: string): unknown {
  // Of any realm: runners have tests in one of their own.
  if (!isNativeError(error)) return new Error(`${String(error)}${more}`, { cause: error });
  const { message, stack } = error;
  error.message = message + more;
  if (stack !== undefined) error.stack = message === '' ? stack + more : stack.replace(message, () => message + more);
  return error;
}
