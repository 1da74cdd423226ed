import { describe, expect, it } from '@jest/globals';
import { waitFor } from '../connection/wait-for.js';
import { LocalSlack } from '../connection/local-slack.js';
import { createAck } from '../connection/recording-listener.js';
import { ScriptedSlackFixture } from '../connection/scripted-slack-fixture.js';
import { disconnect, hello } from '../connection/scripted-slack.js';

const slack = new LocalSlack();
const stage = new ScriptedSlackFixture();

describe.each([1, 2, 10])('a refresh of %i connections', count => {
  it('loses no payload, and always leaves the app a socket unless all ten are in use', async () => {
    const { emulator } = slack;
    const { listener } = await slack.connect({ connections: count });
    const before = emulator.connections.map(({ id }) => id);
    const fewest = slack.trackMinimumOpen();
    let most = 0;
    emulator.on('connection', () => {
      most = Math.max(most, emulator.connections.length);
    });

    let renewed = false;
    const exchanges: Promise<{ envelopeId: string }>[] = [];
    const traffic = waitFor('the traffic to end', () => {
      exchanges.push(emulator.deliverEvent({ type: 'app_mention' }));
      return renewed;
    });
    await emulator.faults.refresh({ closeAfterMs: 10_000 });
    await waitFor(
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
    expect(listener.getEvents('renewed')).toHaveLength(count);
    expect(listener.statuses).toEqual(['connecting', 'connected']);
  });
});

describe('a warned connection', () => {
  it('is replaced before it closes, so that each payload is acked at its first delivery', async () => {
    const { emulator } = slack;
    const { listener } = await slack.connect({ connections: 1 });

    const refresh = emulator.faults.refresh({ warning: true, warningLeadMs: 300 });
    const exchanges: Promise<{ ack: unknown }>[] = [];
    await waitFor('the renewal', () => {
      exchanges.push(emulator.deliver({ type: 'slash_commands', payload: { command: '/deploy' } }));
      return listener.getEvents('renewed').length > 0;
    });
    await refresh;

    // Slack sends a command once, so an unacked one is lost.
    for (const { ack } of await Promise.all(exchanges)) expect(ack).not.toBeNull();
    expect(listener.getEvents('renewing')).toEqual([{ kind: 'renewing', connection: 1, reason: 'warning' }]);
  });

  it('writes the ack of a payload in flight on its own socket, after its replacement is ready', async () => {
    const { emulator } = slack;
    const { listener } = await slack.connect({ connections: 1, limits: { lingerMs: 0 } });
    listener.handleFrame = () => {};
    const [old] = emulator.connections;
    const exchange = emulator.deliver({ type: 'slash_commands', payload: {} });
    const frame = await waitFor('the payload', () => listener.frames[0]);

    void emulator.faults.refresh({ closeAfterMs: 60_000 });
    await waitFor('the renewal', () => listener.getEvents('renewed').length > 0);
    const renewedAt = performance.now();
    await waitFor('any linger to be over', () => performance.now() - renewedAt > 50);
    expect(emulator.connections).toContainEqual(old);

    expect(frame.settle(createAck(frame))).toBe('written');
    expect((await exchange).ack).toMatchObject({ connectionId: old?.id, status: 'in_time' });
    await emulator.waitForConnections(1);
    expect(emulator.connections).not.toContainEqual(old);
  });
});

describe('a replaced connection', () => {
  const endless = { reason: 'warning', closeAfterMs: 60_000 };

  it('stays open for a payload that was in flight when its replacement became ready', async () => {
    const { emulator } = slack;
    const { listener } = await slack.connect({ connections: 1, limits: { lingerMs: 1_000 } });
    listener.handleFrame = () => {};
    const [old] = emulator.connections;
    void emulator.faults.refresh(endless);
    await waitFor('the renewal', () => listener.getEvents('renewed').length > 0);
    const exchange = emulator.deliver({ type: 'slash_commands', payload: {}, connection: 0 });
    const frame = await waitFor('the payload', () => listener.frames[0]);
    await waitFor('the linger to be over', () => performance.now() - frame.receivedAt > 1_050);
    expect(frame.settle(createAck(frame))).toBe('written');
    expect((await exchange).ack).toMatchObject({ connectionId: old?.id });
  });

  it('stays in use while its replacement has closed and no other is ready', async () => {
    const { emulator } = slack;
    const { listener } = await slack.connect({ connections: 1, limits: { lingerMs: 20 } });
    const [old] = emulator.connections;
    // A payload in flight keeps it open until its replacement has closed, even on a slow machine.
    const { handleFrame } = listener;
    listener.handleFrame = () => {};
    const held = emulator.deliver({ type: 'slash_commands', payload: {} });
    const frame = await waitFor('the payload', () => listener.frames[0]);
    void emulator.faults.refresh(endless);
    await waitFor('two sockets', () => listener.getEvents('renewed').length > 0 && emulator.connections.length === 2);
    emulator.faults.shutDoor();
    emulator.faults.cut({ connection: 1 });
    await waitFor('the loss', () => listener.getEvents('lost').length > 0);
    listener.handleFrame = handleFrame;
    frame.settle(createAck(frame));
    await held;
    const idleAt = performance.now();
    await waitFor('the linger to be over', () => performance.now() - idleAt > 100);
    const { ack } = await emulator.deliver({ type: 'slash_commands', payload: {} });
    expect(ack).toMatchObject({ connectionId: old?.id, status: 'in_time' });

    await emulator.faults.openDoor();
    await waitFor('the old one to go', () => emulator.connections.every(({ id }) => id !== old?.id));
    expect(emulator.connections).toHaveLength(1);
  });

  it('closes after retireMs even if a payload is never settled', async () => {
    const { emulator } = slack;
    const { listener } = await slack.connect({ connections: 1, limits: { retireMs: 40 } });
    listener.handleFrame = () => {};
    const [old] = emulator.connections;
    void emulator.deliver({ type: 'slash_commands', payload: {} });
    await waitFor('the payload', () => listener.frames[0]);
    void emulator.faults.refresh(endless);
    await waitFor('two sockets', () => emulator.connections.length === 2);
    await waitFor('the end of one', () => emulator.connections.length === 1);
    expect(emulator.connections).not.toContainEqual(old);
  });

  it('closes at once when the ten sockets are in use, before any socket that is not replaced', async () => {
    const { emulator } = slack;
    const { listener } = await slack.connect({ connections: 9, limits: { lingerMs: 60_000 } });
    const fewest = slack.trackMinimumOpen();
    void emulator.faults.refresh(endless);
    await waitFor('every renewal', () => listener.getEvents('renewed').length === 9);
    expect(fewest()).toBe(9);
    expect(emulator.connections.length).toBe(10);
  });

  it('does not become ready again by a second hello', async () => {
    const { connections, listener, slack: scripted } = await stage.prepare({}, { limits: { retireMs: 40 } });
    listener.handleFrame = () => {};
    await connections.start();
    scripted.sockets[0]?.send('{"envelope_id":"1"}');
    scripted.sockets[0]?.send(disconnect('warning'));
    await waitFor('the renewal', () => listener.getEvents('renewed').length > 0);
    scripted.sockets[0]?.send(hello());
    await waitFor('the end of the old socket', () => scripted.sockets[0]?.readyState === 3);
    expect(scripted.sockets.map(({ readyState }) => readyState)).toEqual([3, 1]);
  });
});

describe('a planned refresh', () => {
  const soon = new LocalSlack({ approximateConnectionTimeSeconds: 1 });

  it('happens before the announced lifetime ends', async () => {
    const { listener } = await soon.connect({ connections: 1, limits: { plannedLifetimeMs: 1 } });
    await waitFor('the renewal', () => listener.getEvents('renewed').length > 0);
    expect(listener.getEvents('renewing')[0]).toEqual({ kind: 'renewing', connection: 1, reason: 'planned' });
  });

  it('does not happen with debugReconnects', async () => {
    let chances = 0;
    const random = (): number => (chances += 1);
    const { listener } = await soon.connect({
      connections: 1,
      limits: { plannedLifetimeMs: 1 },
      debugReconnects: true,
      random,
    });
    await waitFor('the connection', () => listener.getEvents('ready').length > 0);
    expect(chances).toBe(0);
  });
});

describe('repeated refreshes', () => {
  it('are slowed down', async () => {
    const {
      connections,
      listener,
      slack: scripted,
    } = await stage.prepare(
      {
        socket: socket => {
          socket.send(hello());
          socket.send(disconnect('refresh_requested'));
        },
      },
      { backOff: { healthyAfterMs: 60_000, baseMs: 60_000, capMs: 60_000 }, random: () => 0.9 },
    );
    await connections.start();
    await waitFor('the renewals at once', () => listener.getEvents('renewing').length === 4);
    await waitFor(
      'the old sockets to be gone',
      () => scripted.sockets.filter(each => each.readyState === 1).length === 1,
    );
    expect(scripted.sockets).toHaveLength(4);
  });
});
