import type { TimelineEntry } from '../../../src/timeline/timeline-entry.js';

/** How entries of a kind are called, in a column and in a menu. */
export const entryKinds: Readonly<Record<TimelineEntry['kind'], { readonly tag: string; readonly name: string }>> = {
  act: { tag: 'act', name: 'What people do' },
  envelope: { tag: '→ sent', name: 'Envelopes' },
  ack: { tag: '← ack', name: 'Acks' },
  unanswered: { tag: '✕ ack', name: 'Missed acks' },
  api_call: { tag: 'call', name: 'API calls' },
  response: { tag: 'reply', name: 'Uses of response URLs' },
  message: { tag: 'msg', name: 'Messages' },
  view: { tag: 'view', name: 'Views' },
  replay: { tag: 'replay', name: 'Replays' },
  change: { tag: 'change', name: 'Other changes' },
  connection: { tag: 'line', name: 'Connections' },
  fault: { tag: 'fault', name: 'Faults' },
  problem: { tag: 'problem', name: 'Problems' },
  finding: { tag: 'lint', name: 'Findings of the lint' },
  time: { tag: 'time', name: 'Steered time' },
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
  'change',
  'connection',
  'fault',
  'problem',
  'finding',
  'time',
];
