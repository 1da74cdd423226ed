import { createServer } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { AppToken } from '../../src/connection/app-token.js';
import { eventually } from './eventually.js';
import { LocalSlack } from './local-slack.js';
import { ScriptedStage } from './scripted-stage.js';
import { bareSocket, hello } from './scripted-slack.js';

const slack = new LocalSlack();
const stage = new ScriptedStage();

describe('a cut connection', () => {
  it('is opened again, and the status tells both', async () => {
    const { emulator } = slack;
    const { listener } = await slack.connect({ connections: 1 });
    emulator.faults.cut();
    await eventually('a new connection', () => listener.statuses.length === 4);
    expect(listener.statuses).toEqual(['connecting', 'connected', 'disconnected', 'connected']);
    expect(listener.noticed('lost')).toMatchObject([{ connection: 1, failure: { kind: 'closed', code: 1006 } }]);
    expect((await emulator.deliver({ type: 'interactive', payload: {} })).ack).not.toBeNull();
  });

  it('leaves the status connected while another one serves', async () => {
    const { listener } = await slack.connect({ connections: 2 });
    slack.emulator.faults.cut({ connection: 0 });
    await eventually('the new connection', () => listener.noticed('ready').length === 3);
    expect(listener.statuses).toEqual(['connecting', 'connected']);
  });
});

describe('a line gone dead without a word', () => {
  it('is noticed when a ping is not answered', async () => {
    const { emulator } = slack;
    const { listener } = await slack.connect({ connections: 1, limits: { pingEveryMs: 20, pongMs: 60 } });
    emulator.faults.mute();
    const [loss] = await eventually('the loss', () => listener.noticed('lost').length > 0 && listener.noticed('lost'));
    expect(loss?.failure).toEqual({ kind: 'timed_out', wait: 'pong', limitMs: 60 });
    emulator.faults.unmute();
    await eventually('the new connection', () => listener.statuses.at(-1) === 'connected');
  });

  it('is noticed when Slack, which had been pinging, falls silent, though pings are answered', async () => {
    const { connections, listener } = await stage.set(
      {
        socket: socket => {
          socket.ping();
          socket.send(hello());
        },
      },
      { limits: { serverPingMs: 60, pingEveryMs: 10 } },
    );
    await connections.start();
    const [loss] = await eventually('the loss', () => listener.noticed('lost').length > 0 && listener.noticed('lost'));
    expect(loss?.failure).toEqual({ kind: 'timed_out', wait: 'server_ping', limitMs: 60 });
  });

  it('is not suspected of a Slack that never pings', async () => {
    let pings = 0;
    const { connections, listener } = await stage.set(
      {
        socket: socket => {
          socket.on('ping', () => (pings += 1));
          socket.send(hello());
        },
      },
      { limits: { serverPingMs: 10, pingEveryMs: 10 } },
    );
    await connections.start();
    await eventually('several pings of ours', () => pings >= 5);
    expect(listener.noticed('lost')).toEqual([]);
  });

  it('is not mistaken for a busy event loop', async () => {
    let pings = 0;
    const {
      connections,
      listener,
      slack: scripted,
    } = await stage.set(
      {
        socket: socket => {
          socket.on('ping', () => (pings += 1));
          socket.send(hello());
        },
      },
      { limits: { pingEveryMs: 10, pongMs: 100 } },
    );
    await connections.start();
    await eventually('a ping of ours', () => pings > 0);
    const blockedUntil = performance.now() + 400;
    while (performance.now() < blockedUntil);
    const seen = pings;
    await eventually('further pings', () => pings >= seen + 3);
    expect(listener.noticed('lost')).toEqual([]);
    expect(scripted.sockets).toHaveLength(1);
  });
});

describe('an opening that hangs', () => {
  it('is given up when no hello comes, and tried again', async () => {
    const { connections, listener } = await stage.set(
      { socket: (socket, number) => number > 1 && socket.send(hello()) },
      { limits: { helloMs: 40 } },
    );
    await connections.start();
    expect(listener.noticed('retrying')[0]?.failure).toEqual({ kind: 'timed_out', wait: 'hello', limitMs: 40 });
  });

  it('is given up when the upgrade is not answered', async () => {
    const { connections, listener } = await stage.set(
      { upgrade: (_request, _stream, number) => number === 1 },
      { limits: { dialMs: 40 } },
    );
    await connections.start();
    expect(listener.noticed('retrying')[0]?.failure).toEqual({ kind: 'timed_out', wait: 'dial', limitMs: 40 });
  });

  it("tells the system's reason when Slack cannot be reached", async () => {
    const port = await unusedPort();
    const { connections, listener } = slack.prepare({
      appToken: new AppToken('xapp-1'),
      apiUrl: `http://127.0.0.1:${port}/api/`,
    });
    void connections.start();
    const [notice] = await eventually(
      'a notice',
      () => listener.noticed('retrying').length > 0 && listener.noticed('retrying'),
    );
    expect(notice?.failure).toEqual({ kind: 'network', reason: expect.stringContaining('ECONNREFUSED') });
  });
});

describe('a Slack that ends the WebSocket but not TCP', () => {
  it('is left behind within the limit of the close', async () => {
    let close: (() => void) | undefined;
    const { connections, listener } = await stage.set(
      {
        upgrade: (request, stream, number) => {
          if (number > 1) return false;
          const write = bareSocket(request, stream);
          write(1, Buffer.from(hello()));
          close = () => write(8, Buffer.from([0x03, 0xe9]));
          return true;
        },
      },
      { limits: { closeMs: 50 } },
    );
    await connections.start();
    close?.();
    const [loss] = await eventually('the loss', () => listener.noticed('lost').length > 0 && listener.noticed('lost'));
    expect(loss?.failure).toEqual({ kind: 'closed', code: 1001 });
    await eventually('the new connection', () => listener.noticed('ready').length === 2);
  });
});

async function unusedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise<void>(resolve => server.close(() => resolve()));
  if (address === null || typeof address === 'string') throw new Error('No port was given.');
  return address.port;
}
