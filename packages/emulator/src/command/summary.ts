import { counted } from '../timeline/few-words.js';
import type { TimelineEntry } from '../timeline/timeline-entry.js';

/** What a whole run came to, counted as it happens: the timeline itself forgets what is old. */
export class Summary {
  readonly counts = {
    messages: 0,
    acks: 0,
    lateAcks: 0,
    unanswered: 0,
    calls: 0,
    refusedCalls: 0,
    problems: 0,
    findings: 0,
  };

  count(entry: TimelineEntry): void {
    const { counts } = this;
    if (entry.kind === 'message' && entry.change === 'posted') counts.messages += 1;
    if (entry.kind === 'ack' && entry.status === 'in_time') counts.acks += 1;
    if (entry.kind === 'ack' && entry.status === 'late') counts.lateAcks += 1;
    if (entry.kind === 'unanswered') counts.unanswered += 1;
    if (entry.kind === 'api_call') counts.calls += 1;
    if (entry.kind === 'api_call' && !entry.ok) counts.refusedCalls += 1;
    if (entry.kind === 'problem') counts.problems += 1;
    if (entry.kind === 'finding') counts.findings += 1;
  }

  toString(): string {
    const { messages, acks, lateAcks, unanswered, calls, refusedCalls, problems, findings } = this.counts;
    return [
      counted(messages, 'message'),
      `${counted(acks, 'ack')} in time, ${lateAcks} late, ${unanswered} without`,
      `${counted(calls, 'call')}, ${refusedCalls} of them refused`,
      `${counted(problems, 'problem')}, ${counted(findings, 'finding')} of the lint`,
    ].join('; ');
  }
}
