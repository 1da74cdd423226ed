import type { Duplex } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import type { ConnectionLimits } from '../../src/connection/connection-settings.js';
import { waitFor } from '../connection/wait-for.js';
import { LocalSlack } from '../connection/local-slack.js';
import { createAck } from '../connection/recording-listener.js';
import { ScriptedSlackFixture } from '../connection/scripted-slack-fixture.js';
import { acceptRawUpgrade, disconnect, hello } from '../connection/scripted-slack.js';

const slack = new LocalSlack();
const stage = new ScriptedSlackFixture();

/** A connection whose first socket receives a close frame and no more data. */
async function closeWithoutTcp(limits: Partial<ConnectionLimits>) {
  let closeFrame: (() => void) | undefined;
  let old: Duplex | undefined;
  const atHand = await stage.prepare(
    {
      upgrade: (request, stream, number) => {
        if (number > 1) return false;
        const write = acceptRawUpgrade(request, stream);
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

describe('a warning that is not followed by a close', () => {
  it.each([1, 2])('leaves %i connections open', async count => {
    const { emulator } = slack;
    const { listener } = await slack.connect({ connections: count });
    const [warned] = emulator.connections;
    emulator.sendRaw(disconnect('warning'), { connection: 0 });
    await waitFor('the renewal', () => listener.getEvents('renewed').length > 0);
    await emulator.waitForConnections(count);
    expect(emulator.connections).not.toContainEqual(warned);
    expect(listener.getEvents('lost')).toEqual([]);
  });

  it('sent twice and followed by a refresh opens one replacement', async () => {
    const { connections, listener, slack: scripted } = await stage.prepare({});
    await connections.start();
    const [first] = scripted.sockets;
    for (const reason of ['warning', 'warning', 'refresh_requested']) first?.send(disconnect(reason));
    await waitFor('the end of the old socket', () => first?.readyState === 3);
    expect(scripted.sockets.map(({ readyState }) => readyState)).toEqual([3, 1]);
    expect(listener.getEvents('renewing')).toHaveLength(1);
  });
});

describe('two connections that close at the same time', () => {
  it('are refreshed one after the other', async () => {
    const {
      connections,
      listener,
      slack: scripted,
    } = await stage.prepare({ socket: (socket, number) => number !== 3 && socket.send(hello()) }, { connections: 2 });
    await connections.start();
    await waitFor('both', () => listener.getEvents('ready').length === 2);
    const [first, second] = scripted.sockets;
    for (const socket of [first, second]) socket?.send(disconnect('refresh_requested'));
    const third = await waitFor('the first successor', () => scripted.sockets[2]);
    for (let pongs = 0; pongs < 3; pongs += 1) {
      third.ping();
      await new Promise(resolve => third.once('pong', resolve));
    }
    expect(scripted.calls).toHaveLength(3);
    third.send(hello());
    await waitFor('both renewals', () => listener.getEvents('renewed').length === 2);
    await waitFor('the end of the old ones', () => first?.readyState === 3 && second?.readyState === 3);
    expect(scripted.sockets.map(({ readyState }) => readyState)).toEqual([3, 3, 1, 1]);
  });
});

describe('a refresh that fails', () => {
  it('keeps the old socket in use, and is retried', async () => {
    const { emulator } = slack;
    const { listener } = await slack.connect({ connections: 1 });
    const [old] = emulator.connections;
    emulator.faults.refuseNextOpens(3);
    emulator.sendRaw(disconnect('warning'));
    await waitFor('two failed attempts', () => listener.getEvents('retrying').length >= 2);
    expect((await emulator.deliver({ type: 'slash_commands', payload: {} })).ack).toMatchObject({
      connectionId: old?.id,
    });
    await waitFor('the renewal', () => listener.getEvents('renewed').length > 0);
    await waitFor('one connection', () => emulator.connections.length === 1);
    expect(emulator.connections).not.toContainEqual(old);
    expect(listener.statuses).toEqual(['connecting', 'connected']);
  });

  it('until Slack has closed the old socket loses no ack', async () => {
    const { emulator } = slack;
    const { connections, listener } = await slack.connect({ connections: 1 });
    listener.handleFrame = () => {};
    const exchange = emulator.deliver({ type: 'slash_commands', payload: {} });
    const frame = await waitFor('the payload', () => listener.frames[0]);
    emulator.faults.refuseNextOpens(6);
    await emulator.faults.refresh({ closeAfterMs: 0 });
    await waitFor('the end of the old one', () => connections.status === 'disconnected');
    expect(frame.settle(createAck(frame))).toBe('waiting');
    expect((await exchange).ack).toMatchObject({ status: 'in_time' });
    expect(listener.statuses).toEqual(['connecting', 'connected', 'disconnected', 'connected']);
  });
});

describe('ten connections', () => {
  it('allow no eleventh socket: one closes before its replacement is ready, which is logged once', async () => {
    const { emulator } = slack;
    const { listener } = await slack.connect({ connections: 10, backOff: { openEveryMs: 1 } });
    for (const round of [1, 2]) {
      const fewest = slack.trackMinimumOpen();
      let most = 0;
      emulator.on('connection', () => {
        most = Math.max(most, emulator.connections.length);
      });
      await emulator.faults.refresh({ closeAfterMs: 60_000 });
      await waitFor('every renewal', () => listener.getEvents('renewed').length === 10 * round);
      expect(fewest()).toBe(9);
      expect(most).toBe(10);
    }
    expect(listener.getEvents('made_room')).toHaveLength(20);
    expect(listener.messages.filter(({ text }) => text.includes('10 sockets'))).toEqual([
      { level: 'log', text: expect.stringContaining('closed before its replacement was ready') },
    ]);
    expect(listener.getEvents('lost')).toEqual([]);
  });

  it('request a URL only when its socket can be opened, because the URL expires', async () => {
    const { connections, listener, slack: scripted } = await stage.prepare({}, { connections: 10 });
    listener.handleFrame = () => {};
    await connections.start();
    await waitFor('all to be ready', () => listener.getEvents('ready').length === 10);
    const [old, another] = scripted.sockets;
    old?.send('{"envelope_id":"1"}');
    const frame = await waitFor('the payload that holds the old one', () => listener.frames[0]);
    old?.send(disconnect('warning'));
    await waitFor('the renewal to begin', () => listener.getEvents('renewing').length === 1);
    for (let pongs = 0; pongs < 10; pongs += 1) {
      another?.ping();
      await new Promise(resolve => another?.once('pong', resolve));
    }
    expect(scripted.calls).toHaveLength(10);
    frame.settle(createAck(frame));
    await waitFor('the renewal', () => listener.getEvents('renewed').length === 1);
    expect(scripted.calls).toHaveLength(11);
  });
});

describe('overlapping refreshes', () => {
  it.each([1, 2, 10])('end with %i connections, and never exceed ten', async count => {
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
      await waitFor(
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
  it('closes the socket, even if a hello arrives together with it', async () => {
    const { connections, listener } = await stage.prepare({
      socket: (socket, number) => {
        if (number === 1) socket.send(disconnect('refresh_requested'));
        socket.send(hello());
      },
    });
    await connections.start();
    expect(listener.getEvents('retrying')[0]?.failure).toEqual({ kind: 'turned_away', reason: 'refresh_requested' });
    expect(listener.getEvents('lost')).toEqual([]);
    expect(listener.getEvents('ready')).toHaveLength(1);
  });
});

describe('a close without announcement that leaves TCP open', () => {
  it('is followed by a replacement at once', async () => {
    const { listener, endTcp } = await closeWithoutTcp({ closeMs: 60_000 });
    await waitFor('the new connection', () => listener.getEvents('ready').length === 2);
    expect(listener.getEvents('lost')).toMatchObject([{ failure: { kind: 'closed', code: 1001 } }]);
    endTcp();
  });

  it('is terminated within closeMs', async () => {
    const { connections, listener } = await closeWithoutTcp({ closeMs: 50 });
    await waitFor('the new connection', () => listener.getEvents('ready').length === 2);
    await connections.close();
    expect(connections.status).toBe('stopped');
  });
});
