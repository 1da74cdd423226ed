import type { Duplex } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { ConnectionStoppedError } from '../../src/connection/connection-errors.js';
import { eventually } from './eventually.js';
import { LocalSlack } from './local-slack.js';
import { ackOf } from './recording-listener.js';
import { ScriptedStage } from './scripted-stage.js';
import { answerWithUrl, disconnect, hello, type Script } from './scripted-slack.js';
import { TimerWatch } from './timer-watch.js';

/** Leaves an upgrade unanswered, until the client gives up. */
function hangs(_request: unknown, stream: Duplex): boolean {
  stream.resume().on('end', () => stream.end());
  return true;
}

const slack = new LocalSlack();
const stage = new ScriptedStage();

/** Waits that would last longer than any test may. */
const ENDLESS_MS = 3_600_000;
const endless = { urlMs: ENDLESS_MS, dialMs: ENDLESS_MS, helloMs: ENDLESS_MS, retireMs: ENDLESS_MS };

describe('closing', () => {
  it('says goodbye with code 1000, and leaves no socket and no timer', async () => {
    const codes: number[] = [];
    const timers = new TimerWatch();
    const {
      connections,
      listener,
      slack: scripted,
    } = await stage.set(
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
    await eventually('all to be ready', () => listener.noticed('ready').length === 3);
    expect(await timers.running()).toBeGreaterThan(0);
    await connections.close();
    expect(await timers.running()).toBe(0);
    timers.end();
    await eventually('the end of every socket', () => codes.length === 3);
    expect(codes).toEqual([1000, 1000, 1000]);
    expect(scripted.sockets.every(socket => socket.readyState === socket.CLOSED)).toBe(true);
    expect(listener.statuses).toEqual(['connecting', 'connected', 'stopping', 'stopped']);
    expect(listener.noticed('lost')).toEqual([]);
  });

  it('may be asked for twice, and ends once', async () => {
    const { connections, listener } = await slack.connect();
    const closed = connections.close();
    expect(connections.close()).toBe(closed);
    await closed;
    expect(listener.statuses.filter(status => status === 'stopped')).toHaveLength(1);
  });

  it('before a start stops everything: a start then says so and opens nothing', async () => {
    const { connections, listener } = slack.prepare();
    await connections.close();
    await expect(connections.start()).rejects.toThrow(ConnectionStoppedError);
    expect(slack.opens).toBe(0);
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
  it.each(hanging)('while %s ends that at once, and rejects the start', async (_name, script, isHanging) => {
    const timers = new TimerWatch();
    const { connections, slack: scripted } = await stage.set(script, { limits: endless });
    const started = connections.start();
    await eventually('the opening to hang', () => isHanging(scripted));
    await connections.close();
    await expect(started).rejects.toThrow(ConnectionStoppedError);
    expect(await timers.running()).toBe(0);
    timers.end();
    await eventually('the end of every TCP connection', () => scripted.openStreams === 0);
  });

  it('during a back-off ends that at once', async () => {
    const timers = new TimerWatch();
    const { connections, listener } = slack.prepare({ backOff: { baseMs: 60_000, capMs: 60_000 }, random: () => 0.9 });
    slack.emulator.faults.refuseNextOpens(100);
    const started = connections.start();
    await eventually('the back-off', () => listener.noticed('retrying').length > 0);
    // A bot that waits for Slack is not done: the process stays for it.
    expect(await timers.running()).toBeGreaterThan(0);
    await connections.close();
    expect(await timers.running()).toBe(0);
    timers.end();
    await expect(started).rejects.toThrow('The connections to Slack were closed before one was ready');
  });

  it('while a successor waits for room asks Slack for nothing more', async () => {
    const {
      connections,
      listener,
      slack: scripted,
    } = await stage.set(
      { open: (response, call, url) => call <= 10 && answerWithUrl(response, call, url) },
      { connections: 10, limits: endless },
    );
    listener.onFrame = () => {};
    await connections.start();
    await eventually('all to be ready', () => listener.noticed('ready').length === 10);
    scripted.sockets[0]?.send('{"envelope_id":"1"}');
    scripted.sockets[0]?.send(disconnect('warning'));
    await eventually('the renewal', () => listener.noticed('renewing').length > 0);
    await connections.close();
    expect(scripted.calls).toHaveLength(10);
  });
});

describe('payloads in flight when everything closes', () => {
  it('are told, and not acked any more', async () => {
    const { connections, listener } = await slack.connect({ connections: 1 });
    listener.onFrame = () => {};
    void slack.emulator.deliver({ type: 'slash_commands', payload: {} });
    const frame = await eventually('the payload', () => listener.frames[0]);
    await connections.close();
    expect(listener.noticed('unsettled')).toEqual([{ kind: 'unsettled', frames: 1 }]);
    expect(frame.settle(ackOf(frame))).toBe('unsent');
  });
});

describe('pausing', () => {
  it('gives up a socket being opened, and passes on what still comes on one that is needed', async () => {
    const {
      connections,
      listener,
      slack: scripted,
    } = await stage.set(
      { socket: (socket, number) => number === 1 && socket.send(hello()) },
      { connections: 2, limits: { helloMs: 600_000 } },
    );
    listener.onFrame = () => {};
    await connections.start();
    const [serving, opening] = await eventually(
      'both sockets',
      () => scripted.sockets.length === 2 && scripted.sockets,
    );
    serving?.send('{"envelope_id":"1"}');
    await eventually('the payload', () => listener.frames[0]);
    connections.pause();
    await eventually('the end of the opening', () => opening?.readyState === 3);
    serving?.send('{"envelope_id":"2"}');
    serving?.ping();
    await new Promise(resolve => serving?.once('pong', resolve));
    expect(listener.frames).toHaveLength(2);
    for (const each of listener.frames) expect(each.settle('{}')).toBe('written');
    await connections.close();
    expect(listener.noticed('unsettled')).toEqual([]);
  });

  it('gives up each socket when nothing on it is in flight, so that Slack turns to other processes', async () => {
    const { emulator } = slack;
    const { connections, listener } = await slack.connect({ connections: 2 });
    listener.onFrame = () => {};
    const exchange = emulator.deliver({ type: 'slash_commands', payload: {}, connection: 1 });
    const frame = await eventually('the payload', () => listener.frames[0]);
    const [idle, busy] = emulator.connections;
    connections.pause();
    await emulator.waitForConnections(1);
    expect(emulator.connections).toEqual([busy]);
    expect(idle).not.toEqual(busy);

    expect(frame.settle(ackOf(frame))).toBe('written');
    expect((await exchange).ack).toMatchObject({ connectionId: busy?.id });
    await emulator.waitForConnections(0);
    expect(connections.status).toBe('stopping');
    expect(listener.noticed('lost')).toEqual([]);
    await connections.close();
    expect(listener.statuses).toEqual(['connecting', 'connected', 'stopping', 'stopped']);
  });

  it('before a start makes that say so, and opens nothing', async () => {
    const { connections } = slack.prepare();
    connections.pause();
    await expect(connections.start()).rejects.toThrow(ConnectionStoppedError);
    expect(slack.opens).toBe(0);
  });
});
