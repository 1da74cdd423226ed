import { describe, expect, it } from '@jest/globals';
import { eventually } from '../connection/eventually.js';
import { LocalSlack } from '../connection/local-slack.js';
import { ackOf } from '../connection/recording-listener.js';
import { ScriptedStage } from '../connection/scripted-stage.js';
import { disconnect, hello } from '../connection/scripted-slack.js';

const slack = new LocalSlack();
const stage = new ScriptedStage();

describe.each([1, 2, 10])('a renewal of %i connections', count => {
  it('loses nothing, and never leaves the app without a socket when there is room for one more', async () => {
    const { emulator } = slack;
    const { listener } = await slack.connect({ connections: count });
    const before = emulator.connections.map(({ id }) => id);
    const fewest = slack.fewestOpen();
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
    await emulator.faults.refresh({ closeAfterMs: 10_000 });
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
    const { listener } = await slack.connect({ connections: 1, limits: { lingerMs: 1_000 } });
    listener.onFrame = () => {};
    const [old] = emulator.connections;
    void emulator.faults.refresh(endless);
    await eventually('the renewal', () => listener.noticed('renewed').length > 0);
    const exchange = emulator.deliver({ type: 'slash_commands', payload: {}, connection: 0 });
    const frame = await eventually('the payload', () => listener.frames[0]);
    await eventually('the linger to be over', () => performance.now() - frame.receivedAt > 1_050);
    expect(frame.settle(ackOf(frame))).toBe('written');
    expect((await exchange).ack).toMatchObject({ connectionId: old?.id });
  });

  it('serves on while its successor has ended and no other has come', async () => {
    const { emulator } = slack;
    const { listener } = await slack.connect({ connections: 1, limits: { lingerMs: 20 } });
    const [old] = emulator.connections;
    // A payload in flight holds it until its successor has ended, however slow this machine is.
    const { onFrame } = listener;
    listener.onFrame = () => {};
    const held = emulator.deliver({ type: 'slash_commands', payload: {} });
    const frame = await eventually('the payload', () => listener.frames[0]);
    void emulator.faults.refresh(endless);
    await eventually('two sockets', () => listener.noticed('renewed').length > 0 && emulator.connections.length === 2);
    emulator.faults.shutDoor();
    emulator.faults.cut({ connection: 1 });
    await eventually('the loss', () => listener.noticed('lost').length > 0);
    listener.onFrame = onFrame;
    frame.settle(ackOf(frame));
    await held;
    const idleAt = performance.now();
    await eventually('the linger to be over', () => performance.now() - idleAt > 100);
    const { ack } = await emulator.deliver({ type: 'slash_commands', payload: {} });
    expect(ack).toMatchObject({ connectionId: old?.id, status: 'in_time' });

    await emulator.faults.openDoor();
    await eventually('the old one to go', () => emulator.connections.every(({ id }) => id !== old?.id));
    expect(emulator.connections).toHaveLength(1);
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
    const fewest = slack.fewestOpen();
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
