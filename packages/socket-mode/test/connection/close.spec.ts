import type { Duplex } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { ConnectionStoppedError } from '../../src/connection/connection-errors.js';
import { waitFor } from './wait-for.js';
import { LocalSlack } from './local-slack.js';
import { createAck } from './recording-listener.js';
import { ScriptedSlackFixture } from './scripted-slack-fixture.js';
import { respondWithUrl, disconnect, hello, type Script } from './scripted-slack.js';
import { TimerMonitor } from './timer-monitor.js';

/** Leaves an upgrade unanswered until the client aborts it. */
function hangs(_request: unknown, stream: Duplex): boolean {
  stream.resume().on('end', () => stream.end());
  return true;
}

const slack = new LocalSlack();
const stage = new ScriptedSlackFixture();

/** Delays longer than the timeout of a test. */
const ENDLESS_MS = 3_600_000;
const endless = { urlMs: ENDLESS_MS, dialMs: ENDLESS_MS, helloMs: ENDLESS_MS, retireMs: ENDLESS_MS };

describe('close()', () => {
  it('closes with code 1000, and leaves no socket and no timer', async () => {
    const codes: number[] = [];
    const timers = new TimerMonitor();
    const {
      connections,
      listener,
      slack: scripted,
    } = await stage.prepare(
      {
        socket: socket => {
          socket.on('close', code => codes.push(code));
          socket.ping();
          socket.send(hello({ debug_info: { approximate_connection_time: 18_060 } }));
        },
      },
      { connections: 3 },
    );
    await connections.start();
    await waitFor('all to be ready', () => listener.getEvents('ready').length === 3);
    expect(await timers.countRunning()).toBeGreaterThan(0);
    await connections.close();
    expect(await timers.countRunning()).toBe(0);
    timers.stop();
    await waitFor('the end of every socket', () => codes.length === 3);
    expect(codes).toEqual([1000, 1000, 1000]);
    expect(scripted.sockets.every(socket => socket.readyState === socket.CLOSED)).toBe(true);
    expect(listener.statuses).toEqual(['connecting', 'connected', 'stopping', 'stopped']);
    expect(listener.getEvents('lost')).toEqual([]);
  });

  it('closes once when called twice', async () => {
    const { connections, listener } = await slack.connect();
    const closed = connections.close();
    expect(connections.close()).toBe(closed);
    await closed;
    expect(listener.statuses.filter(status => status === 'stopped')).toHaveLength(1);
  });

  it('before start() makes start() reject without opening a socket', async () => {
    const { connections, listener } = slack.prepare();
    await connections.close();
    await expect(connections.start()).rejects.toThrow(ConnectionStoppedError);
    expect(slack.openCallCount).toBe(0);
    expect(listener.statuses).toEqual(['stopping', 'stopped']);
    connections.pause();
    expect(connections.status).toBe('stopped');
  });

  const hanging: [
    string,
    Script,
    (events: { calls: unknown[]; upgradeUrls: unknown[]; sockets: unknown[] }) => boolean,
  ][] = [
    ['the URL is awaited', { open: () => {} }, ({ calls }) => calls.length > 0],
    ['the socket is dialled', { upgrade: hangs }, ({ upgradeUrls }) => upgradeUrls.length > 0],
    ['hello is awaited', { socket: () => {} }, ({ sockets }) => sockets.length > 0],
  ];
  it.each(hanging)('while %s aborts immediately and rejects the start', async (_name, script, isHanging) => {
    const timers = new TimerMonitor();
    const { connections, slack: scripted } = await stage.prepare(script, { limits: endless });
    const started = connections.start();
    await waitFor('the opening to hang', () => isHanging(scripted));
    await connections.close();
    await expect(started).rejects.toThrow(ConnectionStoppedError);
    expect(await timers.countRunning()).toBe(0);
    timers.stop();
    await waitFor('the end of every TCP connection', () => scripted.openStreams === 0);
  });

  it('during a backoff delay ends the delay immediately', async () => {
    const timers = new TimerMonitor();
    const { connections, listener } = slack.prepare({ backOff: { baseMs: 60_000, capMs: 60_000 }, random: () => 0.9 });
    slack.emulator.faults.refuseNextOpens(100);
    const started = connections.start();
    await waitFor('the back-off', () => listener.getEvents('retrying').length > 0);
    // A bot that waits for Slack still has work to do, so the timer keeps the process alive.
    expect(await timers.countRunning()).toBeGreaterThan(0);
    await connections.close();
    expect(await timers.countRunning()).toBe(0);
    timers.stop();
    await expect(started).rejects.toThrow('The connections to Slack were closed before one was ready');
  });

  it('while a replacement waits for capacity sends no further request to Slack', async () => {
    const {
      connections,
      listener,
      slack: scripted,
    } = await stage.prepare(
      { open: (response, call, url) => call <= 10 && respondWithUrl(response, call, url) },
      { connections: 10, limits: endless },
    );
    listener.handleFrame = () => {};
    await connections.start();
    await waitFor('all to be ready', () => listener.getEvents('ready').length === 10);
    scripted.sockets[0]?.send('{"envelope_id":"1"}');
    scripted.sockets[0]?.send(disconnect('warning'));
    await waitFor('the renewal', () => listener.getEvents('renewing').length > 0);
    await connections.close();
    expect(scripted.calls).toHaveLength(10);
  });
});

describe('unsettled frames at close()', () => {
  it('are reported, and are no longer acked', async () => {
    const { connections, listener } = await slack.connect({ connections: 1 });
    listener.handleFrame = () => {};
    void slack.emulator.deliver({ type: 'slash_commands', payload: {} });
    const frame = await waitFor('the payload', () => listener.frames[0]);
    await connections.close();
    expect(listener.getEvents('unsettled')).toEqual([{ kind: 'unsettled', frames: 1 }]);
    expect(frame.settle(createAck(frame))).toBe('unsent');
  });
});

describe('pause()', () => {
  it('cancels a socket that is being opened, and passes on frames of a socket that is still in use', async () => {
    const {
      connections,
      listener,
      slack: scripted,
    } = await stage.prepare(
      { socket: (socket, number) => number === 1 && socket.send(hello()) },
      { connections: 2, limits: { helloMs: 600_000 } },
    );
    listener.handleFrame = () => {};
    await connections.start();
    const [serving, opening] = await waitFor('both sockets', () => scripted.sockets.length === 2 && scripted.sockets);
    serving?.send('{"envelope_id":"1"}');
    await waitFor('the payload', () => listener.frames[0]);
    connections.pause();
    await waitFor('the end of the opening', () => opening?.readyState === 3);
    serving?.send('{"envelope_id":"2"}');
    serving?.ping();
    await new Promise(resolve => serving?.once('pong', resolve));
    expect(listener.frames).toHaveLength(2);
    for (const each of listener.frames) expect(each.settle('{}')).toBe('written');
    await connections.close();
    expect(listener.getEvents('unsettled')).toEqual([]);
  });

  it('closes each socket when all its frames are settled, so that Slack sends payloads to other processes', async () => {
    const { emulator } = slack;
    const { connections, listener } = await slack.connect({ connections: 2 });
    listener.handleFrame = () => {};
    const exchange = emulator.deliver({ type: 'slash_commands', payload: {}, connection: 1 });
    const frame = await waitFor('the payload', () => listener.frames[0]);
    const [idle, busy] = emulator.connections;
    connections.pause();
    await emulator.waitForConnections(1);
    expect(emulator.connections).toEqual([busy]);
    expect(idle).not.toEqual(busy);

    expect(frame.settle(createAck(frame))).toBe('written');
    expect((await exchange).ack).toMatchObject({ connectionId: busy?.id });
    await emulator.waitForConnections(0);
    expect(connections.status).toBe('stopping');
    expect(listener.getEvents('lost')).toEqual([]);
    await connections.close();
    expect(listener.statuses).toEqual(['connecting', 'connected', 'stopping', 'stopped']);
  });

  it('before start() makes start() reject without opening a socket', async () => {
    const { connections } = slack.prepare();
    connections.pause();
    await expect(connections.start()).rejects.toThrow(ConnectionStoppedError);
    expect(slack.openCallCount).toBe(0);
  });
});
