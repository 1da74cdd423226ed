import { expect, it } from '@jest/globals';
import { Tally } from '../src/ledger/tally.js';
import { SecretScan, secretResponsePath, secretTriggerId } from '../src/traffic/secrets.js';
import { createChecks, type Measurements } from '../src/verdict/verdict.js';
import { formatCases, formatEarlyEnd, formatSummary, formatTable } from '../src/verdict/verdict-text.js';
import { findGrowth } from '../src/watch/vitals-log.js';
import { Books } from './support/books.js';

const vitals = { rssBytes: 100 * 2 ** 20, heapBytes: 20 * 2 ** 20, resources: { Timeout: 3 }, listeners: 4, at: 0 };

/** What most runs come to, and what was found besides. */
const tallied = (books?: Books): Tally => {
  void books?.findings;
  const tally = books?.ledger.tally ?? new Tally();
  return Object.assign(tally, { sent: 100, envelopes: 100, handled: 90 });
};

const well: Measurements = {
  settings: { seed: 1, durationMs: 60_000, rate: 100, faultEveryMs: 1_000, connections: 2, folder: '/tmp/there' },
  ranMs: 60_000,
  endedEarly: false,
  tally: tallied(),
  faults: { cut: 3 },
  longestGapMs: 100,
  longestGapAtRefreshMs: 0,
  refreshes: 7,
  mostConnections: 4,
  connectionsAtEnd: 2,
  longestStallMs: 900,
  vitals: { idle: vitals, warm: vitals, end: vitals },
  grownHandles: [],
  troubles: [],
  endedByItself: true,
  lateAnswers: 1,
  logLines: 10,
  leaks: [],
};

const failed = (measured: Measurements): string[] =>
  createChecks(measured).flatMap(({ what, ok }) => (ok ? [] : [what]));

it('passes without violations', () => {
  expect(failed(well)).toEqual([]);
  expect(formatTable(createChecks(well))).not.toContain('FAILED');
});

it.each<[string, Partial<Measurements>]>([
  ['lost', { tally: tallied(new Books('command').sent('e1', 0).acked('e1', 5)) }],
  [
    'doubled',
    { tally: tallied(new Books('command').sent('e1', 0).ran('command', 1, 2).ran('command', 3, 4).acked('e1', 5)) },
  ],
  ['acks missing on a healthy connection', { tally: tallied(new Books('command').sent('e1', 0).ran('command', 1, 2)) }],
  [
    'handlers that never ended',
    { tally: tallied(new Books('command').sent('e1', 0).ran('command', 1).acked('e1', 5)) },
  ],
  ['handled', { tally: Object.assign(tallied(), { handled: 49 }) }],
  ['handled', { tally: Object.assign(tallied(), { sent: 0, handled: 0 }) }],
  ['acks lost to the network', { tally: Object.assign(tallied(), { acksLostToNetwork: 11 }) }],
  ['acks late by a stall', { tally: Object.assign(tallied(), { acksLateByStalls: 11 }) }],
  ['longest outage at an announced refresh', { longestGapAtRefreshMs: 1 }],
  ['maximum connections', { mostConnections: 11 }],
  ['connections at the end', { connectionsAtEnd: 3 }],
  [
    'heap after garbage collection',
    { vitals: { idle: vitals, warm: vitals, end: { ...vitals, heapBytes: 31 * 2 ** 20 } } },
  ],
  ['handles and listeners', { grownHandles: ['Timeout 3 → 4'] }],
  ['warnings and unhandled errors', { troubles: ['warning: MaxListenersExceededWarning'] }],
  ['graceful shutdown', { endedByItself: false }],
  ['secrets in 10 log lines', { leaks: ['a secret (ticket) in line 3 of bot.log'] }],
])('is bad by "%s"', (what, measured) => {
  expect(failed({ ...well, ...measured })).toEqual([what]);
});

it('lists the payload of each case and the three preceding faults', () => {
  const books = new Books('command', { act: 'work', ms: 7 });
  for (const at of [100, 200, 300, 400, 9_000]) books.suffered('announced', at, at + 1);
  books.sent('e1', 500).acked('e1', 510);
  void books.findings;
  expect(formatCases(books.ledger.cases, books.faults, 0).split('\n')).toEqual([
    "lost: command 1 (work 7 ms) at 0.500 s: e1 was acked, but the handler 'command' never started",
    '    fault 2 at 0.200 s: announced ()',
    '    fault 3 at 0.300 s: announced ()',
    '    fault 4 at 0.400 s: announced ()',
  ]);
});

it('describes interrupted runs and short runs', () => {
  expect(formatEarlyEnd(well)).toBeNull();
  expect(formatEarlyEnd({ ...well, endedEarly: true, ranMs: 4_210 })).toBe('Ended early, after 4.2 s of 60.0 s.');
  expect(formatEarlyEnd({ ...well, endedEarly: true, ranMs: 3, faults: {} })).toBe(
    'Ended early, before the first fault.',
  );
  expect(formatSummary(true, { ...well, faults: {} })).toMatch(
    /^All checks passed, but the run was too short to be meaningful: .*, faults 0\.$/,
  );
  expect(formatSummary(true, { ...well, faults: { cut: 15, reset: 5 } })).toBe('All checks passed.');
  expect(formatSummary(false, well)).toContain('To repeat it: npm run soak -- --minutes 1 --rate 100');
});

it('lists the handles that have grown', () => {
  const more = { ...vitals, resources: { Timeout: 3, TCPSocketWrap: 1 }, listeners: 5 };
  expect(findGrowth(vitals, more)).toEqual(['TCPSocketWrap 0 → 1', 'listeners 4 → 5']);
  expect(findGrowth(more, vitals)).toEqual([]);
});

it('finds every kind of secret in logs', () => {
  const scan = new SecretScan({ appToken: 'xapp-1-A0-1', botToken: 'xoxb-1-b' });
  const found = (line: string) => scan.find(line);
  expect(found('Bearer xapp-1-A0-1')).toEqual(['app token']);
  expect(found('xoxb-1-b')).toEqual(['bot token']);
  expect(found('ws://127.0.0.1:1/link/?ticket=6fa9&app_id=A0')).toEqual(['ticket']);
  expect(found(`POST http://127.0.0.1:1${secretResponsePath(3)}`)).toEqual(['response URL']);
  expect(found(`trigger_id: ${secretTriggerId(3)}`)).toEqual(['trigger id']);
  expect(found('ws://127.0.0.1:1/link/?ticket=[hidden]&app_id=A0')).toEqual([]);
});
