import { describe, expect, it } from '@jest/globals';
import { AppToken } from '../../src/connection/app-token.js';
import { ConnectionFatalError } from '../../src/connection/connection-errors.js';
import { eventually } from './eventually.js';
import { LocalSlack } from './local-slack.js';
import { ScriptedStage } from './scripted-stage.js';
import { answer, answerWithUrl, hello, TICKET } from './scripted-slack.js';

const slack = new LocalSlack();
const stage = new ScriptedStage();

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

describe('starting', () => {
  it.each([1, 2, 10])('brings %i connections up and says so', async count => {
    const { connections, listener } = slack.prepare({ connections: count });
    expect(connections.status).toBe('idle');
    const started = connections.start();
    expect(connections.status).toBe('connecting');
    expect(connections.start()).toBe(started);
    await started;
    expect(connections.status).toBe('connected');
    await slack.emulator.waitForConnections(count);
    await eventually('a notice for each', () => listener.noticed('ready').length === count);
    expect(listener.statuses).toEqual(['connecting', 'connected']);
    expect(slack.opens).toBe(count);
  });

  it('resolves at the first hello, not at the last', async () => {
    const { connections, slack: scripted } = await stage.set(
      { socket: (socket, number) => number === 1 && socket.send(hello()) },
      { connections: 2 },
    );
    await connections.start();
    await eventually('the second socket', () => scripted.sockets.length === 2);
    expect(connections.status).toBe('connected');
  });

  it('sends the token in the header alone, by POST', async () => {
    const { connections, slack: scripted } = await stage.set({});
    await connections.start();
    const request = scripted.calls[0]?.request;
    expect(request).toMatchObject({ method: 'POST', url: '/api/apps.connections.open' });
    expect(request?.headers.authorization).toMatch(/^Bearer xapp-/);
    expect(request?.headers['content-length']).toBe('0');
  });

  it.each([
    [true, `/link/?ticket=${TICKET}-1&debug_reconnects=true`],
    [false, `/link/?ticket=${TICKET}-1`],
  ])('with debugReconnects %p dials %s', async (debugReconnects, url) => {
    const { connections, slack: scripted } = await stage.set({}, { debugReconnects });
    await connections.start();
    expect(scripted.upgradeUrls).toEqual([url]);
  });
});

describe('a fatal answer', () => {
  it.each(FATAL_CODES)('%s rejects the start with what to do, and ends all attempts', async code => {
    const { connections, listener } = slack.prepare();
    slack.emulator.faults.refuseNextOpens(1, { error: code });
    const error: unknown = await connections.start().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ConnectionFatalError);
    expect(error).toMatchObject({ code, message: expect.stringContaining(`${code}. Nothing is received`) });
    expect(listener.noticed('failed')).toEqual([{ kind: 'failed', code, serving: 0 }]);
    expect(listener.statuses).toEqual(['connecting', 'failed']);
    await connections.close();
    expect(slack.opens).toBe(1);
  });

  it('is what the wrong kind of token gets', async () => {
    const { connections } = slack.prepare({ appToken: new AppToken(slack.emulator.botToken) });
    await expect(connections.start()).rejects.toThrow(/not_allowed_token_type.*app-level one.*, not a bot token/);
  });

  it('turns the status to failed when it comes later; what still serves goes on', async () => {
    const { emulator } = slack;
    const { connections, listener } = await slack.connect({ connections: 2 });
    emulator.faults.refuseNextOpens(1, { error: 'token_revoked' });
    emulator.faults.cut({ connection: 0 });
    await eventually('the status', () => connections.status === 'failed');
    await connections.start();
    expect((await emulator.deliver({ type: 'interactive', payload: {} })).ack).not.toBeNull();
    emulator.faults.cut();
    await eventually('the notice of the last loss', () => listener.noticed('lost').length === 2);
    expect(listener.noticed('lost')[1]).toMatchObject({ retryInMs: null });
    expect(listener.statuses).toEqual(['connecting', 'connected', 'failed']);
  });
});

describe('trouble that may pass', () => {
  it.each([
    ['an internal error', { error: 'internal_error' }],
    ['a code that nobody has heard of', { error: 'the_moon_is_blue' }],
    ['HTTP 503', { status: 503 }],
    ['too many requests, with no word on how long to wait', { status: 429 }],
  ])('%s delays the start and does not reject it', async (_name, refusal) => {
    const { connections, listener } = slack.prepare({ connections: 1 });
    slack.emulator.faults.refuseNextOpens(2, refusal);
    await connections.start();
    expect(slack.opens).toBe(3);
    expect(listener.noticed('retrying')).toHaveLength(2);
    expect(listener.statuses).toEqual(['connecting', 'connected']);
  });

  it.each([408, 409, 429, 503])('an upgrade refused with %i is tried again with a fresh URL', async status => {
    const { connections, listener } = slack.prepare({ connections: 1 });
    slack.emulator.faults.rejectUpgrades(1, status);
    await connections.start();
    expect(slack.opens).toBe(2);
    expect(listener.noticed('retrying')[0]).toMatchObject({ failure: { kind: 'upgrade_refused', status } });
  });

  it.each([
    ['a page that is not JSON', '<html>', 'HTTP 200 without JSON'],
    ['JSON that is no object', 'null', 'HTTP 200 without JSON'],
    ['no URL', '{"ok":true}', 'without a usable WebSocket URL'],
    ['a URL of another kind', '{"ok":true,"url":"ftp://127.0.0.1/"}', 'without a usable WebSocket URL'],
  ])('%s instead of a URL is reported and tried again', async (_name, text, error) => {
    const { connections, listener } = await stage.set({
      open: (response, call, url) => (call === 1 ? response.end(text) : answerWithUrl(response, call, url)),
    });
    await connections.start();
    expect(listener.noticed('retrying')[0]?.failure).toMatchObject({ kind: 'url_refused', error });
  });

  it('a redirect is not followed: it could carry the token elsewhere', async () => {
    const { connections, slack: scripted } = await stage.set({
      open: (response, call, url) =>
        call === 1 ? answer(response, {}, 302, { location: '/elsewhere' }) : answerWithUrl(response, call, url),
    });
    await connections.start();
    expect(scripted.calls.map(({ request }) => request.url)).toEqual(Array(2).fill('/api/apps.connections.open'));
  });
});
