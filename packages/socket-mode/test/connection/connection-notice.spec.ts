import { describe, expect, it } from '@jest/globals';
import type { ConnectionFailure } from '../../src/connection/connection-failure.js';
import { describeNotice, type ConnectionNotice } from '../../src/connection/connection-notice.js';
import { NoticeBoard } from '../../src/connection/notice-board.js';

const failures: [ConnectionFailure, string][] = [
  [{ kind: 'network', reason: 'ECONNREFUSED' }, 'the network failed (ECONNREFUSED)'],
  [{ kind: 'timed_out', wait: 'hello', limitMs: 5 }, 'the socket opened, but no hello came within 5 ms'],
  [{ kind: 'url_refused', error: 'ratelimited', retryAfterMs: null }, 'apps.connections.open answered ratelimited'],
  [{ kind: 'upgrade_refused', status: 409, retryAfterMs: null }, 'the WebSocket upgrade was refused with HTTP 409'],
  [{ kind: 'turned_away', reason: 'spring_cleaning' }, 'Slack turned the socket away (spring_cleaning)'],
  [{ kind: 'closed', code: 1006 }, 'the socket was closed (code 1006)'],
];

describe('a notice', () => {
  it.each(failures)('tells why an attempt failed, and what follows: $kind', (failure, words) => {
    const notice: ConnectionNotice = { kind: 'retrying', connection: 2, failure, retryInMs: 1_250 };
    expect(describeNotice(notice)).toEqual({
      level: 'warn',
      text: `Connection 2 to Slack could not be opened: ${words}. Next attempt in 1.3 s.`,
    });
  });

  it('tells that nothing follows when nothing does', () => {
    const notice: ConnectionNotice = {
      kind: 'lost',
      connection: 1,
      failure: { kind: 'closed', code: 1006 },
      retryInMs: null,
    };
    expect(describeNotice(notice).text).toMatch(/was lost: .*No further attempt is made\.$/);
  });

  it.each<[ConnectionNotice, string, RegExp]>([
    [{ kind: 'ready', connection: 1 }, 'log', /is ready/],
    [{ kind: 'renewing', connection: 1, reason: 'warning' }, 'debug', /is to end \(warning\)/],
    [{ kind: 'renewing', connection: 1, reason: 'spring_cleaning' }, 'log', /is to end \(spring_cleaning\)/],
    [{ kind: 'renewed', connection: 1 }, 'debug', /was renewed/],
    [{ kind: 'disabled', retryInMs: 60_000 }, 'error', /switched off.*Switch it on at.*60\.0 s/],
    [{ kind: 'too_many', connection: 1, retryInMs: 500 }, 'warn', /more than 10 sockets.*Run fewer processes/],
    [{ kind: 'ghosts', slackCounts: 3, ownCount: 2 }, 'warn', /counts 3 .* of which 2 .*another process/],
    [{ kind: 'fatal', code: 'token_revoked' }, 'error', /token_revoked.*Generate a new app-level token/],
    [{ kind: 'unsettled', frames: 2 }, 'warn', /2 payload\(s\) not acked/],
    [{ kind: 'ignored', frames: 3 }, 'warn', /3 payload\(s\) came while .* stopping.*commands .* are lost/],
    [{ kind: 'listener_failed', call: 'frame', failure: 'TypeError at x' }, 'error', /TypeError at x.*not acked/],
    [{ kind: 'listener_failed', call: 'status', failure: 'TypeError at x' }, 'error', /TypeError at x.*go on\.$/],
  ])('%j is put into words', (notice, level, words) => {
    expect(describeNotice(notice)).toEqual({ level, text: expect.stringMatching(words) });
  });
});

describe('the notice board', () => {
  it('tells once that Socket Mode is off, and again after a connection was ready in between', () => {
    const posted: string[] = [];
    const board = new NoticeBoard(({ kind }) => posted.push(kind));
    board.report({ kind: 'disabled', retryInMs: 1 });
    board.report({ kind: 'disabled', retryInMs: 1 });
    board.report({ kind: 'ready', connection: 1 });
    board.report({ kind: 'disabled', retryInMs: 1 });
    expect(posted).toEqual(['disabled', 'ready', 'disabled']);
  });

  it('tells of strangers when their number changes', () => {
    const posted: ConnectionNotice[] = [];
    const board = new NoticeBoard(notice => posted.push(notice));
    const counts: [number | null, number][] = [
      [2, 2],
      [3, 2],
      [2, 1],
      [null, 1],
      [4, 2],
      [1, 2],
      [4, 2],
    ];
    for (const [slackCounts, ownCount] of counts) board.compareCounts(slackCounts, ownCount);
    expect(posted).toEqual([
      { kind: 'ghosts', slackCounts: 3, ownCount: 2 },
      { kind: 'ghosts', slackCounts: 4, ownCount: 2 },
      { kind: 'ghosts', slackCounts: 4, ownCount: 2 },
    ]);
  });
});
