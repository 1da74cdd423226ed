import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '../../src/index.js';
import { RawApp, type RawConnection } from '../support/raw-app.js';

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

const post = (): Promise<Response> =>
  fetch(`${slack.apiUrl}apps.connections.open`, {
    method: 'POST',
    headers: { authorization: `Bearer ${slack.appToken}` },
  });

/** Dials without waiting for anything to come. */
async function dial(): Promise<RawConnection> {
  return app.dial(await app.connectionUrl());
}

const types = ({ frames }: RawConnection): unknown[] => frames.map(({ type, reason }) => reason ?? type);

/** Waits for what a connection has got once Slack has been through with all it wanted to send. */
async function settled(connection: RawConnection): Promise<unknown[]> {
  connection.socket.ping();
  await once(connection.socket, 'pong');
  return types(connection);
}

describe('the door', () => {
  it('can be shut and opened again on the same port, while those inside stay', async () => {
    const inside = await app.connect();
    inside.acknowledgeAll();
    const url = await app.connectionUrl();

    slack.faults.shutDoor();

    expect(await once(app.dial(url).socket, 'error')).toMatchObject([{ code: 'ECONNREFUSED' }]);
    expect((await slack.user('ann').command('/deploy')).ack).not.toBeNull();

    await slack.faults.openDoor();
    await slack.faults.openDoor();
    await once(app.dial(url).socket, 'message');
  });

  it('can be shut when the emulator ends, and stays shut then', async () => {
    await app.connect();
    slack.faults.shutDoor();
    slack.faults.shutDoor();
    await slack.close();
    await expect(slack.faults.openDoor()).rejects.toThrow('has ended');
  });
});

describe('apps.connections.open', () => {
  it('can answer with a page of some gateway', async () => {
    slack.faults.refuseNextOpens(1, { instead: 'html', status: 502 });
    const response = await post();
    expect([response.status, response.headers.get('content-type')]).toEqual([502, 'text/html']);
    expect(await response.text()).toContain('<html>');
    expect(slack.apiCalls).toMatchObject([{ ok: false, error: 'html' }]);
  });

  it('can answer with JSON that breaks off', async () => {
    slack.faults.refuseNextOpens(1, { instead: 'broken_json' });
    await expect((await post()).json()).rejects.toThrow('JSON');
  });

  it('can not answer at all, which does not keep the end of the emulator waiting', async () => {
    slack.faults.refuseNextOpens(1, { instead: 'hang' });
    const outcome = post().then(
      () => 'answered',
      () => 'ended',
    );
    await slack.waitForApiCall('apps.connections.open');
    await slack.close();
    expect(await outcome).toBe('ended');
  });

  it('can end in a TCP reset', async () => {
    slack.faults.refuseNextOpens(1, { instead: 'reset' });
    await expect(post()).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
  });

  it('can ask to come again at a date', async () => {
    const retryAfterDate = new Date('2031-05-06T07:08:09Z');
    slack.faults.refuseNextOpens(1, { retryAfterDate });
    const response = await post();
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, 'Tue, 06 May 2031 07:08:09 GMT']);
  });

  it('can give out a URL that somebody has used', async () => {
    slack.faults.useUpNextUrls(1);
    await expect(app.connect()).rejects.toThrow('404');
    expect((await app.connect()).frames[0]).toMatchObject({ type: 'hello' });
  });
});

describe('an upgrade', () => {
  it.each([
    ['seconds', { status: 429, retryAfterSeconds: 30 }, '30'],
    ['a date', { status: 503, retryAfterDate: new Date(0) }, 'Thu, 01 Jan 1970 00:00:00 GMT'],
  ])('can be refused with a status and a Retry-After of %s', async (_name, refusal, header) => {
    slack.faults.rejectUpgrades(1, refusal);
    const { socket } = await dial();
    expect(await once(socket, 'unexpected-response')).toMatchObject([
      {},
      { statusCode: refusal.status, headers: { 'retry-after': header } },
    ]);
  });

  it('can stay unanswered until the app gives up', async () => {
    slack.faults.rejectUpgrades(1, 'hang');
    const { socket } = await dial();
    await slack.waitFor('the upgrade', () => slack.openSockets.webSocket || undefined);
    socket.terminate();
    await slack.waitFor('its end', () => (slack.openSockets.webSocket === 0 ? true : undefined));
    expect((await app.connect()).frames[0]).toMatchObject({ type: 'hello' });
  });

  it('that stays unanswered does not keep the end of the emulator waiting', async () => {
    slack.faults.rejectUpgrades(1, 'hang');
    await dial();
    await slack.waitFor('the upgrade', () => slack.openSockets.webSocket || undefined);
    await slack.close();
    expect(slack.openSockets).toEqual({ http: 0, webSocket: 0 });
  });

  it('can end in a TCP reset', async () => {
    slack.faults.rejectUpgrades(1, 'reset');
    expect(await once((await dial()).socket, 'error')).toMatchObject([{ code: 'ECONNRESET' }]);
  });
});

describe('the greeting', () => {
  it('can be left out', async () => {
    const told: string[] = [];
    slack.on('connection', ({ state }) => told.push(state));
    slack.faults.greetNext(1, { hellos: 0 });
    const { socket, frames } = await dial();
    await once(socket, 'open');
    const { problem } = await slack.user('ann').command('/deploy');
    expect(problem).toContain('dispatch_failed');
    expect(frames).toEqual([]);
    expect(told).toEqual([]);
    expect((await app.connect()).frames[0]).toMatchObject({ type: 'hello' });
    expect(told).toEqual(['open']);
  });

  it('can come twice', async () => {
    slack.faults.greetNext(1, { hellos: 2 });
    expect(await settled(await app.connect())).toEqual(['hello', 'hello']);
  });

  it('can come late, after other frames and a disconnect, and be followed by a close', async () => {
    const framesFirst = ['{"type":"early"}', Buffer.from([1])];
    slack.faults.greetNext(1, { framesFirst, disconnectFirst: 'warning', afterMs: 20, closeAfterMs: 60 });
    const connection = await dial();
    expect(await slack.waitFor('the close', () => connection.closeCode)).toBe(1000);
    expect(types(connection)).toEqual(['early', 'warning', 'hello']);
  });

  it('can turn an app away', async () => {
    slack.faults.greetNext(1, { disconnectFirst: 'too_many_websockets', hellos: 0, closeAfterMs: 0 });
    const connection = await dial();
    await slack.waitFor('the close', () => connection.closeCode);
    expect(types(connection)).toEqual(['too_many_websockets']);
  });

  it('can be that of another app', async () => {
    slack.addApp('second');
    slack.faults.greetNext(1, { hellos: 2 }, { app: 'second' });
    expect(await settled(await app.connect())).toEqual(['hello']);
    const other = new RawApp(slack, 'second');
    expect(await settled(await other.connect())).toEqual(['hello', 'hello']);
    other.close();
  });

  it('can count connections that are not there', async () => {
    slack.faults.miscount(3);
    expect((await app.connect()).frames[0]).toMatchObject({ num_connections: 4 });
    slack.faults.miscount(0);
    expect((await app.connect()).frames[0]).toMatchObject({ num_connections: 2 });
  });

  it('can tell a lifetime, keep to it or not, and tell none', async () => {
    const debugInfo = async (): Promise<unknown> => (await app.connect()).frames[0]?.debug_info;
    slack.faults.setLifetime({ toldSeconds: 0.03 });
    const brief = await app.connect();
    expect(brief.frames[0]).toMatchObject({ debug_info: { approximate_connection_time: 0.03 } });
    expect(await slack.waitFor('the refresh', () => brief.frames[1]?.reason)).toBe('refresh_requested');

    slack.faults.setLifetime({ toldSeconds: 60, refreshAfterMs: 10 });
    const early = await app.connect();
    expect(await slack.waitFor('the refresh', () => early.frames[1]?.reason)).toBe('refresh_requested');

    slack.faults.setLifetime({ toldSeconds: null, refreshAfterMs: null });
    expect(await debugInfo()).not.toHaveProperty('approximate_connection_time');
    slack.faults.setLifetime();
    expect(await debugInfo()).toMatchObject({ approximate_connection_time: 18_060 });
  });
});

describe('a refresh', () => {
  it('can be followed by more payloads, and by no close', async () => {
    const connection = await app.connect();
    connection.acknowledgeAll();
    await slack.faults.refresh({ serves: true, closeAfterMs: null });
    expect((await slack.user('ann').command('/deploy')).ack).not.toBeNull();
    expect(types(connection).slice(0, 2)).toEqual(['hello', 'refresh_requested']);
  });
});
