import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '../../src/index.js';
import { RawApp } from '../support/raw-app.js';

let slack: SlackEmulator;
let app: RawApp;

beforeEach(async () => {
  slack = await SlackEmulator.start();
  app = new RawApp(slack);
});

afterEach(async () => {
  app.close();
  await slack.close();
});

async function fiveCommands(): Promise<void> {
  for (let count = 0; count < 5; count += 1) await slack.user('ann').command('/deploy');
}

describe('opening a connection', () => {
  it('sends a hello with the connection count, the app id and the expected lifetime', async () => {
    await app.connect();
    const second = await app.connect();

    expect(second.frames[0]).toMatchObject({
      type: 'hello',
      num_connections: 2,
      connection_info: { app_id: slack.app().appId },
      debug_info: { approximate_connection_time: 18_060 },
    });
  });

  it('announces 360 seconds when the URL has debug_reconnects', async () => {
    const connection = app.dial(`${await app.connectionUrl()}&debug_reconnects=true`);
    await once(connection.socket, 'message');

    expect(connection.frames[0]).toMatchObject({ debug_info: { approximate_connection_time: 360 } });
  });

  it('accepts each ticket once', async () => {
    const url = await app.connectionUrl();
    await once(app.dial(url).socket, 'open');

    await expect(once(app.dial(url).socket, 'open')).rejects.toThrow('404');
    await expect(once(app.dial(url.replace(/ticket=[^&]+/, 'ticket=invented')).socket, 'open')).rejects.toThrow('404');
    await slack.waitForConnections(1);
  });

  it('disconnects the eleventh connection without counting it', async () => {
    await Promise.all(Array.from({ length: 10 }, () => app.connect()));

    const eleventh = await app.connect();

    expect(eleventh.frames).toEqual([expect.objectContaining({ type: 'disconnect', reason: 'too_many_websockets' })]);
    await slack.waitFor('the close of the eleventh', () => eleventh.closeCode);
    expect(slack.connections).toHaveLength(10);
  });

  it('sends pings', async () => {
    await using quick = await SlackEmulator.start({ pingIntervalMs: 5 });
    const connection = await new RawApp(quick).connect();

    await once(connection.socket, 'ping');

    expect(connection.frames).toHaveLength(1);
  });

  it('refreshes a connection that reaches its lifetime', async () => {
    await using brief = await SlackEmulator.start({ approximateConnectionTimeSeconds: 0.02 });
    const connection = await new RawApp(brief).connect();

    const reason = await brief.waitFor('the refresh', () => connection.frames[1]?.reason);

    expect(reason).toBe('refresh_requested');
  });

  it('sends a warning ten seconds before the refresh and closes after it', async () => {
    const connection = await app.connect();
    const asked = (): unknown[] =>
      connection.frames.filter(({ type }) => type === 'disconnect').map(({ reason }) => reason);

    await slack.time.advance('18049s');
    expect(asked()).toEqual([]);
    await slack.time.advance('1s');
    expect(asked()).toEqual(['warning']);
    connection.acknowledgeAll();
    expect((await slack.user('ann').command('/still')).ack).not.toBeNull();
    expect(connection.closeCode).toBeUndefined();
    await slack.time.advance('10s');
    expect(asked()).toEqual(['warning', 'refresh_requested']);
    await slack.time.advance('1s');
    expect(await slack.waitFor('the close', () => connection.closeCode)).toBe(1000);
  });

  it('expires a URL after one minute', async () => {
    const [early, late] = [await app.connectionUrl(), await app.connectionUrl()];
    await slack.time.advance('59s');
    await once(app.dial(early).socket, 'open');
    await slack.time.advance('1s');

    await expect(once(app.dial(late).socket, 'open')).rejects.toThrow('404');
  });
});

describe('payloads', () => {
  it('are sent to one connection each, in rotation', async () => {
    const both = [await app.connect(), await app.connect()];
    for (const connection of both) connection.acknowledgeAll();

    await fiveCommands();

    expect(both.map(connection => connection.envelopes.length)).toEqual([3, 2]);
  });

  it('are sent to the connections of their own app', async () => {
    slack.addApp('second');
    const other = new RawApp(slack, 'second');
    const first = await app.connect();
    const second = await other.connect();
    second.acknowledgeAll({ text: 'from the second' });

    const { message } = await slack.user('ann').command('/deploy', '', { app: 'second' });

    expect(message).toMatchObject({ text: 'from the second', appId: slack.app('second').appId });
    expect(first.envelopes).toEqual([]);
    other.close();
  });

  it('are sent unchanged, with the given envelope id, on the given connection', async () => {
    await app.connect();
    const second = await app.connect();
    second.acknowledgeAll();

    const exchange = await slack.deliver({
      type: 'surprise',
      payload: { strange: [1] },
      envelopeId: 'E-1',
      acceptsResponsePayload: false,
      connection: 1,
    });

    expect(exchange).toMatchObject({ envelopeId: 'E-1', type: 'surprise', ack: { envelopeId: 'E-1' } });
    expect(second.envelopes).toEqual([
      { envelope_id: 'E-1', type: 'surprise', accepts_response_payload: false, payload: { strange: [1] } },
    ]);
  });

  it('are wrapped in the Events API structure', async () => {
    const connection = await app.connect();
    connection.acknowledgeAll();

    await slack.deliverEvent({ type: 'team_join', user: 'U1' });

    expect(connection.envelopes[0]).toMatchObject({
      type: 'events_api',
      accepts_response_payload: false,
      retry_attempt: 0,
      retry_reason: '',
      payload: {
        type: 'event_callback',
        event_id: expect.stringMatching(/^Ev/),
        team_id: expect.stringMatching(/^T/),
        api_app_id: slack.app().appId,
        authorizations: [expect.objectContaining({ user_id: slack.app().botUserId, is_bot: true })],
        event: { type: 'team_join', user: 'U1' },
      },
    });
  });

  it('are rejected when they are not JSON', async () => {
    const circular: { self?: unknown } = {};
    circular.self = circular;

    await expect(slack.deliver({ type: 'events_api', payload: circular })).rejects.toThrow('circular');
  });

  it('can be raw text or binary frames', async () => {
    const connection = await app.connect();
    const received: [string, boolean][] = [];
    connection.socket.on('message', (data, isBinary) => {
      received.push([Buffer.isBuffer(data) ? data.toString() : '', isBinary]);
    });

    slack.sendRaw('{broken');
    slack.sendRaw(Buffer.from([1]));

    await slack.waitFor('two frames', () => received[1]);
    expect(received).toEqual([
      ['{broken', false],
      ['\u0001', true],
    ]);
    expect(() => slack.sendRaw('x', { connection: 3 })).toThrow('no connection 3');
  });
});
