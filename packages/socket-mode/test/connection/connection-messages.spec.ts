import { describe, expect, it } from '@jest/globals';
import { describeFailure, type ConnectionFailure } from '../../src/connection/connection-failure.js';
import type { ConnectionEvent } from '../../src/connection/connection-event.js';
import { getFailureAdvice } from '../../src/connection/failure-advice.js';
import { describeConnectionEvent } from '../../src/connection/connection-messages.js';

const failures: [ConnectionFailure, string][] = [
  [{ kind: 'network', reason: 'ECONNREFUSED' }, 'the network failed (ECONNREFUSED)'],
  [
    { kind: 'protocol', reason: 'WS_ERR_INVALID_UTF8: Invalid UTF8 sequence' },
    'the other side did not speak the WebSocket protocol (WS_ERR_INVALID_UTF8: Invalid UTF8 sequence)',
  ],
  [
    { kind: 'proxy_refused', proxy: 'proxy.corp:80', status: 407, reason: 'the proxy proxy.corp:80 wants more' },
    'the proxy proxy.corp:80 wants more',
  ],
  [
    { kind: 'timed_out', wait: 'url', limitMs: 5, proxy: 'proxy.corp:80' },
    'apps.connections.open did not answer within 5 ms, through the proxy proxy.corp:80',
  ],
  [
    { kind: 'closed', code: 1006, proxy: 'proxy.corp:80' },
    'the connection broke (code 1006), through the proxy proxy.corp:80',
  ],
  // A proxy has no influence on errors that Slack reports.
  [{ kind: 'closed', code: 1011, proxy: 'proxy.corp:80' }, "Slack's server failed (code 1011)"],
  [
    { kind: 'url_refused', error: 'internal_error', retryAfterMs: null, proxy: 'proxy.corp:80' },
    'apps.connections.open answered internal_error',
  ],
  [{ kind: 'timed_out', wait: 'hello', limitMs: 5 }, 'the socket opened, but Slack sent no hello within 5 ms'],
  [{ kind: 'url_refused', error: 'ratelimited', retryAfterMs: null }, 'apps.connections.open answered ratelimited'],
  [{ kind: 'upgrade_refused', status: 409, retryAfterMs: null }, 'the WebSocket upgrade was refused with HTTP 409'],
  [{ kind: 'turned_away', reason: 'spring_cleaning' }, 'Slack rejected the socket (spring_cleaning)'],
  [{ kind: 'turned_away', reason: 'link_disabled' }, 'Socket Mode is switched off for the app (link_disabled)'],
  [
    { kind: 'turned_away', reason: 'too_many_websockets' },
    'the app has more sockets than Slack allows (too_many_websockets)',
  ],
  [{ kind: 'closed', code: 1000 }, 'Slack closed the socket without announcing it (code 1000)'],
  [{ kind: 'closed', code: 1001 }, "Slack's server is going away (code 1001)"],
  [{ kind: 'closed', code: 1006 }, 'the connection broke (code 1006)'],
  [{ kind: 'closed', code: 1008 }, 'Slack closed the socket because of a policy violation (code 1008)'],
  [
    { kind: 'closed', code: 1009 },
    'Slack closed the socket because a frame from this process was too large (code 1009)',
  ],
  [{ kind: 'closed', code: 1011 }, "Slack's server failed (code 1011)"],
  [{ kind: 'closed', code: 4321 }, 'the socket was closed (code 4321)'],
  [{ kind: 'ended', reason: 'new_token' }, 'the socket closed before a replacement with the new app token was ready'],
  [
    { kind: 'ended', reason: 'warning' },
    'Slack closed the socket as announced (warning) before its replacement was ready',
  ],
];

/** A failure of connection 2, while one other is ready unless the input overrides it. */
const missing = (failure: ConnectionFailure, rest: { serving?: number; retryInMs?: number | null } = {}) => ({
  connection: 2,
  failure,
  reason: describeFailure(failure),
  serving: 1,
  retryInMs: 1_250,
  ...rest,
});
const broken: ConnectionFailure = { kind: 'closed', code: 1006 };

describe('a failure', () => {
  it.each(failures)('is described: %j', (failure, words) => {
    expect(describeFailure(failure)).toBe(words);
  });

  it.each<[ConnectionFailure, RegExp]>([
    [{ kind: 'network', reason: 'getaddrinfo ENOTFOUND slack.com' }, /DNS settings/],
    [{ kind: 'network', reason: 'getaddrinfo EAI_AGAIN slack.com' }, /DNS settings/],
    [{ kind: 'network', reason: 'connect ECONNREFUSED 127.0.0.1:443' }, /network, the firewall and the proxy/],
    [{ kind: 'network', reason: 'CERT_HAS_EXPIRED: certificate has expired' }, /clock/],
    [{ kind: 'network', reason: 'SELF_SIGNED_CERT_IN_CHAIN: self-signed certificate' }, /NODE_EXTRA_CA_CERTS/],
    [{ kind: 'network', reason: 'ERR_TLS_CERT_ALTNAME_INVALID: Hostname/IP does not match' }, /is not Slack/],
    [{ kind: 'timed_out', wait: 'dial', limitMs: 5 }, /firewall/],
    [{ kind: 'url_refused', error: 'HTTP 429 (ratelimited)', retryAfterMs: 1 }, /other processes/],
    [{ kind: 'upgrade_refused', status: 403, retryAfterMs: null }, /proxy/],
    [{ kind: 'url_refused', error: 'HTTP 200 without JSON', retryAfterMs: null }, /slackApiUrl.*login page/],
    [{ kind: 'url_refused', error: 'HTTP 503 without JSON', retryAfterMs: null }, /problem at Slack.*slack-status/],
    [{ kind: 'url_refused', error: 'internal_error', retryAfterMs: null }, /problem at Slack/],
    [{ kind: 'url_refused', error: 'HTTP 407 without JSON', retryAfterMs: null }, /proxy requires credentials/],
    [{ kind: 'upgrade_refused', status: 503, retryAfterMs: null }, /problem at Slack/],
    [
      { kind: 'protocol', reason: 'WS_ERR_INVALID_UTF8: Invalid UTF8 sequence' },
      /no proxy modifies or delays WebSocket/,
    ],
    [{ kind: 'closed', code: 1009 }, /report it/],
  ])('has advice: %j', (failure, advice) => {
    expect(getFailureAdvice(failure)).toMatch(advice);
  });

  it.each<[ConnectionFailure]>([
    [{ kind: 'network', reason: 'socket hang up' }],
    [{ kind: 'timed_out', wait: 'pong', limitMs: 5 }],
    [{ kind: 'url_refused', error: 'org_login_required', retryAfterMs: null }],
    [{ kind: 'turned_away', reason: 'spring_cleaning' }],
    [broken],
  ])('has no advice when waiting is the only remedy: %j', failure => {
    expect(getFailureAdvice(failure)).toBeNull();
  });
});

describe('describeConnectionEvent', () => {
  it('describes what happened, what is still received, what follows and what to do', () => {
    const failure: ConnectionFailure = { kind: 'network', reason: 'getaddrinfo ENOTFOUND slack.com' };
    expect(describeConnectionEvent({ kind: 'retrying', ...missing(failure) })).toEqual({
      level: 'log',
      text:
        'Connection 2 to Slack could not be opened: the network failed (getaddrinfo ENOTFOUND slack.com). ' +
        '1 connection still receives payloads. Next attempt in 1.3 s. ' +
        'Check the DNS settings and the network of this machine or container.',
    });
  });

  it('says that no further attempt is made', () => {
    const { text } = describeConnectionEvent({
      kind: 'disconnected',
      ...missing(broken, { serving: 0, retryInMs: null }),
    });
    expect(text).toBe(
      'All connections to Slack are lost: the connection broke (code 1006). Payloads are no longer received. No further attempt is made.',
    );
  });

  it.each<[ConnectionEvent, string, RegExp]>([
    [{ kind: 'ready', connection: 1 }, 'debug', /is ready/],
    [{ kind: 'renewing', connection: 1, reason: 'warning' }, 'debug', /is about to be closed by Slack \(warning\)/],
    [
      { kind: 'renewing', connection: 1, reason: 'spring_cleaning' },
      'log',
      /is about to be closed by Slack \(spring_cleaning\)/,
    ],
    [
      { kind: 'renewing', connection: 1, reason: 'new_token' },
      'debug',
      /is being refreshed with the new app token; it stays in use/,
    ],
    [
      { kind: 'renewing', connection: 1, reason: 'planned' },
      'debug',
      /is being refreshed before its lifetime ends; it/,
    ],
    [{ kind: 'renewed', connection: 1 }, 'debug', /was refreshed/],
    [{ kind: 'connected', again: false, afterMs: 0, failedAttempts: 0 }, 'log', /^Connected to Slack\.$/],
    [{ kind: 'connected', again: false, afterMs: 1_234, failedAttempts: 3 }, 'log', /after 1\.2 s and 3 failed/],
    [{ kind: 'connected', again: true, afterMs: 83_456, failedAttempts: 9 }, 'log', /again, after 1 min 23 s and 9/],
    [{ kind: 'recovered', afterMs: 100, failedAttempts: 1 }, 'log', /again, after 100 ms and 1 failed attempt\.$/],
    [
      { kind: 'recovered', afterMs: 59_960, failedAttempts: 2 },
      'log',
      /again, after 1 min 0 s and 2 failed attempts\.$/,
    ],
    [{ kind: 'recovered', afterMs: 0, failedAttempts: 0 }, 'log', /again, after 1 ms\.$/],
    [
      { kind: 'suspected', ...missing(broken) },
      'log',
      /Connection 2 .* may be dead: .* It stays in use until its replacement/,
    ],
    [
      { kind: 'lost', ...missing(broken) },
      'log',
      /Connection 2 .* lost: .* 1 other connection still receives payloads\./,
    ],
    [{ kind: 'lost', ...missing({ kind: 'closed', code: 1009 }) }, 'warn', /too large.*report it/],
    [
      { kind: 'disconnected', ...missing(broken, { serving: 0 }) },
      'warn',
      /All connections .*No payloads are received until/,
    ],
    [{ kind: 'retrying', ...missing(broken, { serving: 0, retryInMs: 0 }) }, 'warn', /next attempt starts immediately/],
    [
      { kind: 'disabled', ...missing(broken, { retryInMs: 60_000 }) },
      'error',
      /switched off.* commands and clicks fail meanwhile\. Switch it on in .*60\.0 s/,
    ],
    [{ kind: 'enabled', afterMs: 600_000 }, 'log', /switched on again.*after 10 min 0 s/],
    [
      { kind: 'too_many', ...missing(broken) },
      'warn',
      /more than 10 sockets.* 1 of them belongs to this process\. Run fewer processes/,
    ],
    [{ kind: 'ghosts', slackCounts: 3, ownCount: 2 }, 'warn', /counts 3 .* of which 2 .*another process/],
    [{ kind: 'ghosts', slackCounts: 3, ownCount: 1 }, 'warn', /of which 1 belongs to this process/],
    [{ kind: 'lost', ...missing(broken, { serving: 2 }) }, 'log', / 2 other connections still receive payloads\./],
    [{ kind: 'too_many', ...missing(broken, { serving: 0 }) }, 'warn', /\. None of them belongs to this process\./],
    [{ kind: 'ghosts_gone' }, 'log', /no longer counts sockets of this app outside this process/],
    [{ kind: 'failed', code: 'token_revoked', serving: 0 }, 'error', /token_revoked.*No payloads .*Generate a new/],
    [
      { kind: 'failed', code: 'token_revoked', serving: 2 },
      'error',
      / 2 connections still receive payloads until Slack closes them; .*Generate a new/,
    ],
    [{ kind: 'unsettled', frames: 2 }, 'warn', / 2 payloads not acked/],
    [{ kind: 'listener_failed', call: 'frame', failure: 'TypeError at x' }, 'error', /TypeError at x.*not acked/],
    [{ kind: 'listener_failed', call: 'state', failure: 'TypeError at x' }, 'error', /TypeError at x.*stay open\.$/],
  ])('describes %j', (notice, level, words) => {
    expect(describeConnectionEvent(notice)).toEqual({ level, text: expect.stringMatching(words) });
  });
});
