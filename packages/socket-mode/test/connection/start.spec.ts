import { describe, expect, it } from '@jest/globals';
import { AppToken } from '../../src/connection/app-token.js';
import { ConnectionFatalError } from '../../src/connection/connection-errors.js';
import { waitFor } from './wait-for.js';
import { LocalSlack } from './local-slack.js';
import { ScriptedSlackFixture } from './scripted-slack-fixture.js';
import { hello, TICKET } from './scripted-slack.js';

const slack = new LocalSlack();
const stage = new ScriptedSlackFixture();

const FATAL_CODES = [
  'not_authed',
  'invalid_auth',
  'account_inactive',
  'user_removed_from_team',
  'team_disabled',
  'token_expired',
  'token_revoked',
  'no_permission',
  'missing_scope',
  'not_allowed_token_type',
  'forbidden_team',
  'access_denied',
  'missing_args',
];

describe('start()', () => {
  it.each([1, 2, 10])('opens %i connections and reports each', async count => {
    const { connections, listener } = slack.prepare({ connections: count });
    expect(connections.status).toBe('idle');
    const started = connections.start();
    expect(connections.status).toBe('connecting');
    expect(connections.start()).toBe(started);
    await started;
    expect(connections.status).toBe('connected');
    await slack.emulator.waitForConnections(count);
    await waitFor('a notice for each', () => listener.getEvents('ready').length === count);
    expect(listener.statuses).toEqual(['connecting', 'connected']);
    expect(slack.openCallCount).toBe(count);
  });

  it('resolves at the first hello, not at the last', async () => {
    const { connections, slack: scripted } = await stage.prepare(
      { socket: (socket, number) => number === 1 && socket.send(hello()) },
      { connections: 2 },
    );
    await connections.start();
    await waitFor('the second socket', () => scripted.sockets.length === 2);
    expect(connections.status).toBe('connected');
  });

  it('sends the token by POST, in the Authorization header only', async () => {
    const { connections, slack: scripted } = await stage.prepare({});
    await connections.start();
    const request = scripted.calls[0]?.request;
    expect(request).toMatchObject({ method: 'POST', url: '/api/apps.connections.open' });
    expect(request?.headers.authorization).toMatch(/^Bearer xapp-/);
    expect(request?.headers['content-length']).toBe('0');
  });

  it.each([
    [true, `/link/?ticket=${TICKET}-1&debug_reconnects=true`],
    [false, `/link/?ticket=${TICKET}-1`],
  ])('with debugReconnects %p opens %s', async (debugReconnects, url) => {
    const { connections, slack: scripted } = await stage.prepare({}, { debugReconnects });
    await connections.start();
    expect(scripted.upgradeUrls).toEqual([url]);
  });
});

describe('a fatal error code', () => {
  it.each(FATAL_CODES)('%s rejects the start with advice, and ends all attempts', async code => {
    const { connections, listener } = slack.prepare();
    slack.emulator.faults.refuseNextOpens(1, { error: code });
    const error: unknown = await connections.start().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ConnectionFatalError);
    expect(error).toMatchObject({ code, message: expect.stringContaining(`${code}. No payloads are received`) });
    expect(listener.getEvents('failed')).toEqual([{ kind: 'failed', code, serving: 0 }]);
    expect(listener.statuses).toEqual(['connecting', 'failed']);
    await connections.close();
    expect(slack.openCallCount).toBe(1);
  });

  it('is returned for the wrong kind of token', async () => {
    const { connections } = slack.prepare({ appToken: new AppToken(slack.emulator.botToken) });
    await expect(connections.start()).rejects.toThrow(/not_allowed_token_type.*app-level one.*, not a bot token/);
  });
});
