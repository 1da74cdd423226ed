import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  describeFailure,
  SOCKET_MODE_DISABLED,
  type ConnectionFailure,
} from '../../src/connection/connection-failure.js';
import { ConnectionLog } from '../../src/connection/connection-log.js';

const MINUTE_MS = 60_000;
const unreachable: ConnectionFailure = { kind: 'network', reason: 'connect ECONNREFUSED 127.0.0.1:443' };

let now: number;
let lines: string[];
let board: ConnectionLog;

beforeEach(() => {
  now = 1_000;
  lines = [];
  board = new ConnectionLog(
    (_notice, { level, text }) => level !== 'silent' && lines.push(`${level}: ${text}`),
    () => now,
  );
});

function fail(kind: 'lost' | 'retrying' | 'disabled', failure: ConnectionFailure, serving = 0): void {
  board.report({ kind, connection: 1, failure, reason: describeFailure(failure), serving, retryInMs: 30_000 });
}

/** One attempt a minute, all of which fail. */
function failFor(minutes: number, kind: 'retrying' | 'disabled', failure: ConnectionFailure, serving = 0): void {
  for (let minute = 0; minute < minutes; minute += 1) {
    now += MINUTE_MS;
    fail(kind, failure, serving);
  }
}

describe('a long outage', () => {
  it('is logged every ten minutes with its start, the failed attempts, the last reason and the advice', () => {
    board.report({ kind: 'ready', connection: 1 });
    fail('lost', { kind: 'closed', code: 1006 });
    failFor(3, 'retrying', unreachable);
    lines = [];
    failFor(22, 'retrying', unreachable);
    expect(lines).toEqual(
      [11, 21].map(attempts =>
        expect.stringMatching(
          new RegExp(
            `^warn: No connection to Slack since \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d UTC, ${attempts} failed attempts: ` +
              'the network failed \\(connect ECONNREFUSED 127\\.0\\.0\\.1:443\\)\\. No payloads are received .* Check the network',
          ),
        ),
      ),
    );
    lines = [];
    board.report({ kind: 'ready', connection: 1 });
    expect(lines).toEqual([expect.stringMatching(/^log: Connected to Slack again, after 25 min 0 s and 25 failed/)]);
  });

  it('because Socket Mode is off says where to switch it on', () => {
    board.report({ kind: 'ready', connection: 1 });
    fail('disabled', SOCKET_MODE_DISABLED);
    failFor(10, 'disabled', SOCKET_MODE_DISABLED);
    expect(lines.at(-1)).toMatch(
      /^warn: No connection to Slack since .* Switch it on in the app's settings, under "Socket Mode"/,
    );
  });

  it('is not logged while another connection is ready', () => {
    board.report({ kind: 'ready', connection: 1 });
    board.report({ kind: 'ready', connection: 2 });
    failFor(1, 'retrying', unreachable, 1);
    const said = lines.length;
    failFor(30, 'retrying', unreachable, 1);
    expect(lines).toHaveLength(said);
  });
});
