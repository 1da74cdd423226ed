import { once } from 'node:events';
import { createConnection } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator, type ConnectionClose, type ConnectionRecord } from '../../src/index.js';
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

/** The close of the only closed connection. */
async function theEnd(): Promise<Omit<ConnectionClose, 'at'>> {
  const [{ close }] = await slack.waitFor('one end', () => {
    const [first, ...others] = slack.closedConnections;
    return first && others.length === 0 ? ([first] as const) : undefined;
  });
  if (close === null) throw new Error('It has ended, but nobody says how.');
  const { at, ...how } = close;
  expect(at).toBeLessThanOrEqual(Date.now());
  return how;
}

describe('the recorded close of a connection', () => {
  it('has the code of the close frame that the app sends', async () => {
    const { socket } = await app.connect();
    socket.close(1000);
    expect(await theEnd()).toEqual({ by: 'app', code: 1000, clean: true });
  });

  it('covers an app that drops the TCP connection without a close frame', async () => {
    const { socket } = await app.connect();
    socket.terminate();
    expect(await theEnd()).toEqual({ by: 'app', code: 1006, clean: false });
  });

  it('covers a close by Slack that the app answers', async () => {
    await app.connect();
    await slack.faults.refresh({ closeAfterMs: 0 });
    expect(await theEnd()).toEqual({ by: 'slack', code: 1000, clean: true });
  });

  it('covers a close by Slack that the app does not answer', async () => {
    const { socket } = await app.connect();
    socket.pause();
    await slack.close();
    expect(await theEnd()).toEqual({ by: 'slack', code: 1001, clean: false });
  });

  it('covers a network cut', async () => {
    await app.connect();
    slack.faults.cut();
    expect(await theEnd()).toEqual({ by: 'network', code: 1006, clean: false });
  });

  it('covers a frame from the app that Slack rejects', async () => {
    const { socket } = await app.connect();
    socket.send('x'.repeat(20_481));
    expect(await theEnd()).toMatchObject({ by: 'slack', code: 1009 });
  });

  it('is emitted to listeners', async () => {
    const heard: (ConnectionRecord & { state: string })[] = [];
    slack.on('connection', record => heard.push(record));
    const { socket } = await app.connect();
    socket.close(1000);
    const [closed] = await slack.waitFor('the end', () =>
      slack.closedConnections.length > 0 ? slack.closedConnections : undefined,
    );
    expect(heard).toEqual([
      { ...closed, state: 'open', close: null },
      { ...closed, state: 'closed' },
    ]);
  });
});

describe('open TCP connections', () => {
  it('are counted by their protocol until they close', async () => {
    const url = await app.connectionUrl();
    const { socket } = app.dial(url);
    await once(socket, 'message');
    const idle = createConnection(Number(new URL(slack.apiUrl).port), '127.0.0.1');
    await once(idle, 'connect');
    // The other one belongs to fetch, which keeps it alive.
    await slack.waitFor('all of them', () =>
      slack.openSockets.webSocket === 1 && slack.openSockets.http === 2 ? true : undefined,
    );

    idle.destroy();
    socket.close(1000);

    await slack.waitFor('the end of two', () =>
      slack.openSockets.webSocket === 0 && slack.openSockets.http === 1 ? true : undefined,
    );
    await slack.close();
    expect(slack.openSockets).toEqual({ http: 0, webSocket: 0 });
  });
});
