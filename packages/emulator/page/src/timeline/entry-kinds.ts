import type { TimelineEntry } from '../../../src/timeline/timeline-entry.js';

interface EntryKind {
  /** The tag in the list. */
  readonly tag: string;
  /** The plural in the filter menu. */
  readonly name: string;
  /** The singular in the details. */
  readonly one: string;
}

export const entryKinds: Readonly<Record<TimelineEntry['kind'], EntryKind>> = {
  act: { tag: 'act', name: 'User actions', one: 'User action' },
  envelope: { tag: '→ sent', name: 'Envelopes', one: 'Envelope' },
  ack: { tag: '← ack', name: 'Acks', one: 'Ack' },
  unanswered: { tag: '✕ ack', name: 'Missed acks', one: 'Missed ack' },
  api_call: { tag: 'call', name: 'API calls', one: 'API call' },
  response: { tag: 'reply', name: 'Response URL calls', one: 'Response URL call' },
  message: { tag: 'msg', name: 'Messages', one: 'Message' },
  view: { tag: 'view', name: 'Views', one: 'View' },
  replay: { tag: 'replay', name: 'Replays', one: 'Replay' },
  by_hand: { tag: 'by hand', name: 'Sent by hand', one: 'Sent by hand' },
  change: { tag: 'change', name: 'Other changes', one: 'Other change' },
  connection: { tag: 'socket', name: 'Connections', one: 'Connection' },
  fault: { tag: 'fault', name: 'Faults', one: 'Fault' },
  problem: { tag: 'problem', name: 'Problems', one: 'Problem' },
  finding: { tag: 'lint', name: 'Lint findings', one: 'Lint finding' },
  time: { tag: 'time', name: 'Clock changes', one: 'Clock change' },
};

/** In menu order. */
export const ENTRY_KINDS: readonly TimelineEntry['kind'][] = [
  'act',
  'envelope',
  'ack',
  'unanswered',
  'api_call',
  'response',
  'message',
  'view',
  'replay',
  'by_hand',
  'change',
  'connection',
  'fault',
  'problem',
  'finding',
  'time',
];
