import type { Duplex } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import type { ConnectionLimits } from '../../src/connection/connection-settings.js';
import { eventually } from '../connection/eventually.js';
import { LocalSlack } from '../connection/local-slack.js';
import { ackOf } from '../connection/recording-listener.js';
import { ScriptedStage } from '../connection/scripted-stage.js';
import { bareSocket, disconnect, hello } from '../connection/scripted-slack.js';

const slack = new LocalSlack();
const stage = new ScriptedStage();

/** A connection whose first socket gets a close frame, and nothing more. */
async function closeWithoutTcp(limits: Partial<ConnectionLimits>) {
  let closeFrame: (() => void) | undefined;
  let old: Duplex | undefined;
  const atHand = await stage.set(
    {
      upgrade: (request, stream, number) => {
        if (number > 1) return false;
        const write = bareSocket(request, stream);
        write(1, Buffer.from(hello()));
        closeFrame = () => write(8, Buffer.from([0x03, 0xe9]));
        old = stream;
        return true;
      },
    },
    { limits },
  );
  await atHand.connections.start();
  closeFrame?.();
  return { ...atHand, endTcp: () => old?.destroy() };
}

describe('a warning that no end follows', () => {
  it.each([1, 2])('leaves %i connections, as before', async count => {
    const { emulator } = slack;
    const { listener } = await slack.connect({ connections: count });
    const [warned] = emulator.connections;
    emulator.sendRaw(disconnect('warning'), { connection: 0 });
    await eventually('the renewal', () => listener.noticed('renewed').length > 0);
    await emulator.waitForConnections(count);
    expect(emulator.connections).not.toContainEqual(warned);
    expect(listener.noticed('lost')).toEqual([]);
  });

  it('that is said twice, and followed by a refresh, brings one successor', async () => {
    const { connections, listener, slack: scripted } = await stage.set({});
    await connections.start();
    const [first] = scripted.sockets;
    for (const reason of ['warning', 'warning', 'refresh_requested']) first?.send(disconnect(reason));
    await eventually('the end of the old socket', () => first?.readyState === 3);
    expect(scripted.sockets.map(({ readyState }) => readyState)).toEqual([3, 1]);
    expect(listener.noticed('renewing')).toHaveLength(1);
  });
});

describe('two connections that are to end at the same time', () => {
  it('are renewed one after the other', async () => {
    const {
      connections,
      listener,
      slack: scripted,
    } = await stage.set({ socket: (socket, number) => number !== 3 && socket.send(hello()) }, { connections: 2 });
    await connections.start();
    await eventually('both', () => listener.noticed('ready').length === 2);
    const [first, second] = scripted.sockets;
    for (const socket of [first, second]) socket?.send(disconnect('refresh_requested'));
    const third = await eventually('the first successor', () => scripted.sockets[2]);
    for (let pongs = 0; pongs < 3; pongs += 1) {
      third.ping();
      await new Promise(resolve => third.once('pong', resolve));
    }
    expect(scripted.calls).toHaveLength(3);
    third.send(hello());
    await eventually('both renewals', () => listener.noticed('renewed').length === 2);
    await eventually('the end of the old ones', () => first?.readyState === 3 && second?.readyState === 3);
    expect(scripted.sockets.map(({ readyState }) => readyState)).toEqual([3, 3, 1, 1]);
  });
});

describe('a renewal that fails', () => {
  it('leaves the old socket serving, and is tried again', async () => {
    const { emulator } = slack;
    const { listener } = await slack.connect({ connections: 1 });
    const [old] = emulator.connections;
    emulator.faults.refuseNextOpens(3);
    emulator.sendRaw(disconnect('warning'));
    await eventually('two failed attempts', () => listener.noticed('retrying').length >= 2);
    expect((await emulator.deliver({ type: 'slash_commands', payload: {} })).ack).toMatchObject({
      connectionId: old?.id,
    });
    await eventually('the renewal', () => listener.noticed('renewed').length > 0);
    await eventually('one connection', () => emulator.connections.length === 1);
    expect(emulator.connections).not.toContainEqual(old);
    expect(listener.statuses).toEqual(['connecting', 'connected']);
  });

  it('until Slack has closed the old socket costs what was on its way there no ack', async () => {
    const { emulator } = slack;
    const { connections, listener } = await slack.connect({ connections: 1 });
    listener.onFrame = () => {};
    const exchange = emulator.deliver({ type: 'slash_commands', payload: {} });
    const frame = await eventually('the payload', () => listener.frames[0]);
    emulator.faults.refuseNextOpens(6);
    await emulator.faults.refresh({ closeAfterMs: 0 });
    await eventually('the end of the old one', () => connections.status === 'disconnected');
    expect(frame.settle(ackOf(frame))).toBe('waiting');
    expect((await exchange).ack).toMatchObject({ status: 'in_time' });
    expect(listener.statuses).toEqual(['connecting', 'connected', 'disconnected', 'connected']);
  });
});

describe('ten connections', () => {
  it('have no room for an eleventh: one goes before its successor is there, which is told once', async () => {
    const { emulator } = slack;
    const { listener } = await slack.connect({ connections: 10, backOff: { openEveryMs: 1 } });
    for (const round of [1, 2]) {
      const fewest = slack.fewestOpen();
      let most = 0;
      emulator.on('connection', () => {
        most = Math.max(most, emulator.connections.length);
      });
      await emulator.faults.refresh({ closeAfterMs: 60_000 });
      await eventually('every renewal', () => listener.noticed('renewed').length === 10 * round);
      expect(fewest()).toBe(9);
      expect(most).toBe(10);
    }
    expect(listener.noticed('made_room')).toHaveLength(20);
    expect(listener.lines.filter(({ text }) => text.includes('10 sockets'))).toEqual([
      { level: 'log', text: expect.stringContaining('closed before its successor is ready') },
    ]);
    expect(listener.noticed('lost')).toEqual([]);
  });

  it('ask for a URL when there is room for its socket: it would grow old until then', async () => {
    const { connections, listener, slack: scripted } = await stage.set({}, { connections: 10 });
    listener.onFrame = () => {};
    await connections.start();
    await eventually('all to be ready', () => listener.noticed('ready').length === 10);
    const [old, another] = scripted.sockets;
    old?.send('{"envelope_id":"1"}');
    const frame = await eventually('the payload that holds the old one', () => listener.frames[0]);
    old?.send(disconnect('warning'));
    await eventually('the renewal to begin', () => listener.noticed('renewing').length === 1);
    for (let pongs = 0; pongs < 10; pongs += 1) {
      another?.ping();
      await new Promise(resolve => another?.once('pong', resolve));
    }
    expect(scripted.calls).toHaveLength(10);
    frame.settle(ackOf(frame));
    await eventually('the renewal', () => listener.noticed('renewed').length === 1);
    expect(scripted.calls).toHaveLength(11);
  });
});

describe('renewals one upon the other', () => {
  it.each([1, 2, 10])('leave %i connections in the end, and never made more than ten', async count => {
    const { emulator } = slack;
    const { listener } = await slack.connect({ connections: count, backOff: { healthyAfterMs: 1, openEveryMs: 1 } });
    const ids = (): string[] => emulator.connections.map(({ id }) => id);
    let most = 0;
    emulator.on('connection', () => {
      most = Math.max(most, emulator.connections.length);
    });
    for (let round = 1; round <= 4; round += 1) {
      const before = ids();
      await emulator.faults.refresh({ warning: round % 2 === 0, warningLeadMs: 1, closeAfterMs: 1_000 });
      await eventually(
        'as many new connections',
        () => ids().length === count && ids().every(id => !before.includes(id)),
        ids,
      );
    }
    expect(most).toBeLessThanOrEqual(10);
    expect(listener.statuses).toEqual(['connecting', 'connected']);
    expect((await emulator.deliver({ type: 'slash_commands', payload: {} })).ack).not.toBeNull();
  });
});

describe('a disconnect before hello', () => {
  it('ends the socket, though a hello comes in the same breath', async () => {
    const { connections, listener } = await stage.set({
      socket: (socket, number) => {
        if (number === 1) socket.send(disconnect('refresh_requested'));
        socket.send(hello());
      },
    });
    await connections.start();
    expect(listener.noticed('retrying')[0]?.failure).toEqual({ kind: 'turned_away', reason: 'refresh_requested' });
    expect(listener.noticed('lost')).toEqual([]);
    expect(listener.noticed('ready')).toHaveLength(1);
  });
});

describe('a Slack that closes unannounced and leaves TCP open', () => {
  it('gets a successor at once', async () => {
    const { listener, endTcp } = await closeWithoutTcp({ closeMs: 60_000 });
    await eventually('the new connection', () => listener.noticed('ready').length === 2);
    expect(listener.noticed('lost')).toMatchObject([{ failure: { kind: 'closed', code: 1001 } }]);
    endTcp();
  });

  it('is left behind within the limit of the close', async () => {
    const { connections, listener } = await closeWithoutTcp({ closeMs: 50 });
    await eventually('the new connection', () => listener.noticed('ready').length === 2);
    await connections.close();
    expect(connections.status).toBe('stopped');
  });
});
