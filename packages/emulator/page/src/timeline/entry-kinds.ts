import type { TimelineEntry } from '../../../src/timeline/timeline-entry.js';

/** How entries of a kind are called. */
interface EntryKind {
  /** In a column. */
  readonly tag: string;
  /** All of them, in a menu. */
  readonly name: string;
  /** One of them. */
  readonly one: string;
}

export const entryKinds: Readonly<Record<TimelineEntry['kind'], EntryKind>> = {
  act: { tag: 'act', name: 'What people do', one: 'Act' },
  envelope: { tag: '→ sent', name: 'Envelopes', one: 'Envelope' },
  ack: { tag: '← ack', name: 'Acks', one: 'Ack' },
  unanswered: { tag: '✕ ack', name: 'Missed acks', one: 'Missed ack' },
  api_call: { tag: 'call', name: 'API calls', one: 'API call' },
  response: { tag: 'reply', name: 'Uses of response URLs', one: 'Use of a response URL' },
  message: { tag: 'msg', name: 'Messages', one: 'Message' },
  view: { tag: 'view', name: 'Views', one: 'View' },
  replay: { tag: 'replay', name: 'Replays', one: 'Replay' },
  by_hand: { tag: 'by hand', name: 'Sent by hand', one: 'Sent by hand' },
  change: { tag: 'change', name: 'Other changes', one: 'Other change' },
  connection: { tag: 'line', name: 'Connections', one: 'Connection' },
  fault: { tag: 'fault', name: 'Faults', one: 'Fault' },
  problem: { tag: 'problem', name: 'Problems', one: 'Problem' },
  finding: { tag: 'lint', name: 'Findings of the lint', one: 'Finding of the lint' },
  time: { tag: 'time', name: 'Steered time', one: 'Steered time' },
};

/** All kinds, in the order of menus. */
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
