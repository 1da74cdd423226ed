import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '../../src/index.js';
import { RawApp } from '../support/raw-app.js';

let slack: SlackEmulator;
let app: RawApp;

beforeEach(async () => {
  slack = await SlackEmulator.start({ ackTimeoutMs: 250 });
  app = new RawApp(slack);
});

afterEach(async () => {
  app.close();
  await slack.close();
});

const open = (): ReturnType<RawApp['call']> => app.call('apps.connections.open', {}, slack.appToken);

describe('faults', () => {
  it('cut one connection with no close frame', async () => {
    const first = await app.connect();
    const second = await app.connect();

    slack.faults.cut({ connection: 0 });

    expect(await slack.waitFor('the loss of the first', () => first.closeCode)).toBe(1006);
    expect(second.closeCode).toBeUndefined();
  });

  it('refresh with a warning ahead, and send nothing more on what is about to close', async () => {
    const connection = await app.connect();
    connection.acknowledgeAll();

    await slack.faults.refresh({ warning: true, warningLeadMs: 20, closeAfterMs: 40 });
    const { problem } = await slack.user('ann').command('/deploy');

    expect(problem).toContain('dispatch_failed');
    expect(await slack.waitFor('the close', () => connection.closeCode)).toBe(1000);
    expect(connection.frames.slice(1).map(({ type, reason }) => [type, reason])).toEqual([
      ['disconnect', 'warning'],
      ['disconnect', 'refresh_requested'],
    ]);
  });

  it('serve on between the warning and the refresh', async () => {
    const connection = await app.connect();
    connection.acknowledgeAll();

    const refreshed = slack.faults.refresh({ warning: true, warningLeadMs: 500, closeAfterMs: 0 });
    await slack.waitFor('the warning', () => connection.frames[1]);

    expect((await slack.user('ann').command('/deploy')).ack).not.toBeNull();
    await refreshed;
  });

  it('switch Socket Mode off and on', async () => {
    const connection = await app.connect();
    const url = await app.connectionUrl();

    slack.faults.disable();

    await slack.waitFor('the close', () => connection.closeCode);
    expect(connection.frames[1]).toMatchObject({ type: 'disconnect', reason: 'link_disabled' });
    expect((await open()).body).toEqual({ ok: false, error: 'forbidden_team' });
    await expect(once(app.dial(url).socket, 'open')).rejects.toThrow('403');

    slack.faults.enable();
    expect((await app.connect()).frames[0]).toMatchObject({ type: 'hello' });
  });

  it('refuse to open, as often as said, with an error, a rate limit or a status', async () => {
    slack.faults.refuseNextOpens(1, { error: 'team_disabled' });
    slack.faults.refuseNextOpens(1, { retryAfterSeconds: 7 });
    slack.faults.refuseNextOpens(1, { status: 503 });

    const answers = [await open(), await open(), await open(), await open()];

    expect(answers.map(({ status, body }) => [status, body.ok, body.error])).toEqual([
      [200, false, 'team_disabled'],
      [429, false, 'ratelimited'],
      [503, false, 'internal_error'],
      [200, true, undefined],
    ]);
    expect(answers[1]?.headers.get('retry-after')).toBe('7');
  });

  it('are only for methods that there are', () => {
    expect(() => slack.faults.refuseNextCalls('chat.postmessage', 1)).toThrow('did you mean "chat.postMessage"?');
  });

  it('refuse calls of any method', async () => {
    slack.faults.refuseNextCalls('auth.test', 1, { error: 'fatal_error' });

    expect((await app.call('auth.test')).body.error).toBe('fatal_error');
    expect((await app.call('auth.test')).body.ok).toBe(true);
  });

  it('reject upgrades with a status', async () => {
    slack.faults.rejectUpgrades(1, 409);

    await expect(app.connect()).rejects.toThrow('409');
    expect((await app.connect()).frames[0]).toMatchObject({ type: 'hello' });
  });

  it('mute: take connections and frames, and send nothing, not even pongs', async () => {
    const greeted = await app.connect();
    slack.faults.mute();

    const silent = app.dial(await app.connectionUrl());
    await once(silent.socket, 'open');
    let pongs = 0;
    greeted.socket.on('pong', () => (pongs += 1));
    greeted.socket.ping();
    greeted.socket.send('heard');
    await slack.waitFor('the frame', () => slack.problems[0]);
    const { problem } = await slack.user('ann').command('/deploy');

    expect(problem).toContain('operation_timeout');
    expect(pongs).toBe(0);
    expect([greeted.frames.length, silent.frames.length]).toEqual([1, 0]);

    slack.faults.unmute();
    greeted.acknowledgeAll();
    greeted.socket.ping();
    await once(greeted.socket, 'pong');
    expect((await slack.user('ann').command('/deploy')).ack).not.toBeNull();
  });
});
