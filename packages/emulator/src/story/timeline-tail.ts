import { timelineLine } from '../timeline/timeline-line.js';
import type { Timeline } from '../timeline/timeline.js';
import { messageOf, withMore } from './told-error.js';

const HEADLINE = 'The end of the timeline:';
const LINES = 20;

/** The newest of what happened, to stand below an error. */
export function timelineTail(timeline: Timeline): string {
  const lines = timeline.tail(LINES).map(timelineLine);
  return `\n${HEADLINE}\n${lines.join('\n') || '(nothing has happened)'}`;
}

/** The error with the newest of what happened below it, once. */
export function withTail(error: unknown, timeline: Timeline): unknown {
  return messageOf(error).includes(HEADLINE) ? error : withMore(error, timelineTail(timeline));
}
