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

/** Counts the open sockets of an app from now on; gives the fewest there were. */
function fewestOpen(): () => number {
  let fewest = slack.emulator.connections.length;
  slack.emulator.on('connection', () => {
    fewest = Math.min(fewest, slack.emulator.connections.length);
  });
  return () => fewest;
}

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

describe.each([1, 2, 10])('a renewal of %i connections', count => {
  it('loses nothing, and never leaves the app without a socket when there is room for one more', async () => {
    const { emulator } = slack;
    const { listener } = await slack.connect({ connections: count });
    const before = emulator.connections.map(({ id }) => id);
    const fewest = fewestOpen();
    let most = 0;
    emulator.on('connection', () => {
      most = Math.max(most, emulator.connections.length);
    });

    let renewed = false;
    const exchanges: Promise<{ envelopeId: string }>[] = [];
    const traffic = eventually('the traffic to end', () => {
      exchanges.push(emulator.deliverEvent({ type: 'app_mention' }));
      return renewed;
    });
    await emulator.faults.refresh({ closeAfterMs: 2_000 });
    await eventually(
      'every socket to have a successor',
      () => emulator.connections.length === count && emulator.connections.every(({ id }) => !before.includes(id)),
      () => emulator.connections,
    );
    renewed = true;
    await traffic;

    for (const { envelopeId } of await Promise.all(exchanges)) {
      expect(await emulator.waitForDelivery(envelopeId)).toMatchObject({ status: 'acked' });
    }
    expect(new Set(listener.eventIds).size).toBe(exchanges.length);
    expect(fewest()).toBeGreaterThanOrEqual(count === 10 ? 9 : count);
    expect(most).toBeLessThanOrEqual(10);
    expect(listener.noticed('renewed')).toHaveLength(count);
    expect(listener.statuses).toEqual(['connecting', 'connected']);
  });
});

describe('a warned connection', () => {
  it('is replaced ahead of its end, so that each payload is acked at its first sending', async () => {
    const { emulator } = slack;
    const { listener } = await slack.connect({ connections: 1 });

    const refresh = emulator.faults.refresh({ warning: true, warningLeadMs: 300 });
    const exchanges: Promise<{ ack: unknown }>[] = [];
    await eventually('the renewal', () => {
      exchanges.push(emulator.deliver({ type: 'slash_commands', payload: { command: '/deploy' } }));
      return listener.noticed('renewed').length > 0;
    });
    await refresh;

    // A command is sent once: what is not acked then is lost.
    for (const { ack } of await Promise.all(exchanges)) expect(ack).not.toBeNull();
    expect(listener.noticed('renewing')).toEqual([{ kind: 'renewing', connection: 1, reason: 'warning' }]);
  });

  it('sends the ack of a payload in flight on its own socket, after its successor has come', async () => {
    const { emulator } = slack;
    const { listener } = await slack.connect({ connections: 1, limits: { lingerMs: 0 } });
    listener.onFrame = () => {};
    const [old] = emulator.connections;
    const exchange = emulator.deliver({ type: 'slash_commands', payload: {} });
    const frame = await eventually('the payload', () => listener.frames[0]);

    void emulator.faults.refresh({ closeAfterMs: 60_000 });
    await eventually('the renewal', () => listener.noticed('renewed').length > 0);
    const renewedAt = performance.now();
    await eventually('any linger to be over', () => performance.now() - renewedAt > 50);
    expect(emulator.connections).toContainEqual(old);

    expect(frame.settle(ackOf(frame))).toBe('written');
    expect((await exchange).ack).toMatchObject({ connectionId: old?.id, status: 'in_time' });
    await emulator.waitForConnections(1);
    expect(emulator.connections).not.toContainEqual(old);
  });
});

describe('a replaced connection', () => {
  const endless = { reason: 'warning', closeAfterMs: 60_000 };

  it('stays for a payload that was on its way when its successor came', async () => {
    const { emulator } = slack;
    const { listener } = await slack.connect({ connections: 1, limits: { lingerMs: 100 } });
    listener.onFrame = () => {};
    const [old] = emulator.connections;
    void emulator.faults.refresh(endless);
    await eventually('the renewal', () => listener.noticed('renewed').length > 0);
    const exchange = emulator.deliver({ type: 'slash_commands', payload: {}, connection: 0 });
    const frame = await eventually('the payload', () => listener.frames[0]);
    await eventually('the linger to be over', () => performance.now() - frame.receivedAt > 150);
    expect(frame.settle(ackOf(frame))).toBe('written');
    expect((await exchange).ack).toMatchObject({ connectionId: old?.id });
  });

  it('does not stay for ever for a payload that nobody settles', async () => {
    const { emulator } = slack;
    const { listener } = await slack.connect({ connections: 1, limits: { retireMs: 40 } });
    listener.onFrame = () => {};
    const [old] = emulator.connections;
    void emulator.deliver({ type: 'slash_commands', payload: {} });
    await eventually('the payload', () => listener.frames[0]);
    void emulator.faults.refresh(endless);
    await eventually('two sockets', () => emulator.connections.length === 2);
    await eventually('the end of one', () => emulator.connections.length === 1);
    expect(emulator.connections).not.toContainEqual(old);
  });

  it('goes at once when there is no room for one more, and before any that is not replaced', async () => {
    const { emulator } = slack;
    const { listener } = await slack.connect({ connections: 9, limits: { lingerMs: 60_000 } });
    const fewest = fewestOpen();
    void emulator.faults.refresh(endless);
    await eventually('every renewal', () => listener.noticed('renewed').length === 9);
    expect(fewest()).toBe(9);
    expect(emulator.connections.length).toBe(10);
  });

  it('does not come back to life by a second hello', async () => {
    const { connections, listener, slack: scripted } = await stage.set({}, { limits: { retireMs: 40 } });
    listener.onFrame = () => {};
    await connections.start();
    scripted.sockets[0]?.send('{"envelope_id":"1"}');
    scripted.sockets[0]?.send(disconnect('warning'));
    await eventually('the renewal', () => listener.noticed('renewed').length > 0);
    scripted.sockets[0]?.send(hello());
    await eventually('the end of the old socket', () => scripted.sockets[0]?.readyState === 3);
    expect(scripted.sockets.map(({ readyState }) => readyState)).toEqual([3, 1]);
  });
});

describe('a planned renewal', () => {
  const soon = new LocalSlack({ approximateConnectionTimeSeconds: 1 });

  it('comes before the lifetime that Slack announced is over', async () => {
    const { listener } = await soon.connect({ connections: 1, limits: { plannedLifetimeMs: 1 } });
    await eventually('the renewal', () => listener.noticed('renewed').length > 0);
    expect(listener.noticed('renewing')[0]).toEqual({ kind: 'renewing', connection: 1, reason: 'planned' });
  });

  it('is left to Slack where its own reconnects are to be watched', async () => {
    let chances = 0;
    const random = (): number => (chances += 1);
    const { listener } = await soon.connect({
      connections: 1,
      limits: { plannedLifetimeMs: 1 },
      debugReconnects: true,
      random,
    });
    await eventually('the connection', () => listener.noticed('ready').length > 0);
    expect(chances).toBe(0);
  });
});

describe('renewals asked for again and again', () => {
  it('are slowed down, so that they cannot become a storm', async () => {
    const {
      connections,
      listener,
      slack: scripted,
    } = await stage.set(
      {
        socket: socket => {
          socket.send(hello());
          socket.send(disconnect('refresh_requested'));
        },
      },
      { backOff: { healthyAfterMs: 60_000, baseMs: 60_000, capMs: 60_000 }, random: () => 0.9 },
    );
    await connections.start();
    await eventually('the renewals at once', () => listener.noticed('renewing').length === 4);
    await eventually(
      'the old sockets to be gone',
      () => scripted.sockets.filter(each => each.readyState === 1).length === 1,
    );
    expect(scripted.sockets).toHaveLength(4);
  });
});

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
      const fewest = fewestOpen();
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
