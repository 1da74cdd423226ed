import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '../../src/index.js';
import { RawApp, type RawConnection } from '../support/raw-app.js';
import { RawLine } from '../support/raw-line.js';

let slack: SlackEmulator;
let app: RawApp;

beforeEach(async () => {
  slack = await SlackEmulator.start({ ackTimeoutMs: 250, redeliveryDelaysMs: [] });
  app = new RawApp(slack);
});

afterEach(async () => {
  app.close();
  await slack.close();
});

const command = (connection = 0): ReturnType<SlackEmulator['deliver']> =>
  slack.deliver({ type: 'slash_commands', payload: { command: '/deploy' }, connection });

/** Whether the attempts of every delivery reached an open connection. */
const written = (): boolean[] =>
  slack.deliveries.flatMap(({ attempts }) => attempts.map(({ writtenAt }) => writtenAt !== null));

const runningTimers = (): number => process.getActiveResourcesInfo().filter(name => name === 'Timeout').length;

/** Counts the pongs that come. */
function pongsOf({ socket }: RawConnection): () => number {
  let count = 0;
  socket.on('pong', () => (count += 1));
  return () => count;
}

/** Sends a ping and waits for its pong. */
async function pingPong({ socket }: RawConnection): Promise<void> {
  const pong = once(socket, 'pong');
  socket.ping();
  await pong;
}

describe('a half-open connection', () => {
  it('stays open, and nothing gets through either way', async () => {
    const connection = await app.connect();
    connection.acknowledgeAll();
    const pongs = pongsOf(connection);

    slack.faults.halfOpen();
    connection.socket.ping();
    connection.socket.send('broken');
    const { ack } = await command();

    expect(ack).toBeNull();
    expect([pongs(), connection.envelopes.length, slack.problems.length]).toEqual([0, 0, 0]);
    expect(written()).toEqual([false]);
    expect(slack.connections).toHaveLength(1);
    expect(connection.socket.readyState).toBe(connection.socket.OPEN);
  });

  it('gets what was held up when it is healed, and Slack does too', async () => {
    const connection = await app.connect();
    connection.acknowledgeAll();
    slack.faults.halfOpen();
    await command();
    const pong = once(connection.socket, 'pong');
    connection.socket.ping();

    slack.faults.heal();
    await pong;

    expect(await slack.waitForAck()).toMatchObject({ status: 'late' });
    expect(written()).toEqual([true]);
    expect((await command()).ack).not.toBeNull();
  });

  it('does not tell Slack that the app has gone, until it is healed', async () => {
    const connection = await app.connect();
    slack.faults.halfOpen();
    connection.socket.close(1000);
    connection.socket.terminate();
    await slack.waitFor('the end at the app', () => connection.closeCode);

    await command();
    expect(slack.connections).toHaveLength(1);
    expect((await app.connect()).frames[0]).toMatchObject({ num_connections: 2 });

    slack.faults.heal();
    await slack.waitForConnections(1);
    expect(slack.closedConnections[0]?.close).toMatchObject({ by: 'app' });
    // The payload has left at last, and reached nobody.
    expect(written()).toEqual([false]);
  });

  it('can be silent to the app alone, while what the app sends arrives', async () => {
    const connection = await app.connect();
    const pongs = pongsOf(connection);
    slack.faults.halfOpen({ direction: 'to_app' });
    connection.socket.ping();
    connection.socket.send('broken');

    expect((await slack.waitFor('the frame', () => slack.problems[0])).kind).toBe('broken_frame');
    expect(pongs()).toBe(0);
  });

  it('can lose what the app sends alone, acks and pings, while payloads come', async () => {
    const connection = await app.connect();
    connection.acknowledgeAll();
    const pongs = pongsOf(connection);
    slack.faults.halfOpen({ direction: 'from_app' });
    connection.socket.ping();

    const { ack } = await command();

    expect(ack).toBeNull();
    expect(connection.envelopes).toHaveLength(1);
    expect(written()).toEqual([true]);
    expect(pongs()).toBe(0);
  });

  it('can be one of several', async () => {
    const first = await app.connect();
    const second = await app.connect();
    first.acknowledgeAll();
    second.acknowledgeAll();
    slack.faults.halfOpen({ connection: 0 });

    expect((await command(0)).ack).toBeNull();
    expect((await command(1)).ack).not.toBeNull();
  });

  it('can be each new one, whose upgrade is not answered, until it is healed', async () => {
    const old = await app.connect();
    slack.faults.halfOpen({ newConnections: true });
    const url = await app.connectionUrl();
    const dialled = app.dial(url);
    await slack.waitForConnections(2);
    expect([dialled.socket.readyState, dialled.frames.length]).toEqual([dialled.socket.CONNECTING, 0]);

    slack.faults.heal();

    await once(dialled.socket, 'message');
    await pingPong(old);
    expect((await app.connect()).frames[0]).toMatchObject({ type: 'hello' });
  });

  it('can be one of another app', async () => {
    slack.addApp('second');
    const other = new RawApp(slack, 'second');
    const mine = await app.connect();
    const theirs = await other.connect();
    slack.faults.halfOpen({ app: 'second', newConnections: true });
    await pingPong(mine);
    const pongs = pongsOf(theirs);
    theirs.socket.ping();
    await pingPong(await app.connect());
    expect(pongs()).toBe(0);
    slack.faults.heal({ app: 'second' });
    await slack.waitFor('the pong', () => pongs() || undefined);
    other.close();
  });

  it('keeps neither the end of the emulator waiting nor a timer', async () => {
    const before = runningTimers();
    await using other = await SlackEmulator.start();
    const guest = new RawApp(other);
    await guest.connect();
    await guest.connect();
    other.faults.halfOpen({ connection: 0 });
    other.faults.slow({ connection: 1, bytes: 1, everyMs: 10_000 });
    for (const connection of [0, 1]) void other.deliver({ type: 'interactive', payload: {}, connection });
    await other.close();
    expect(other.openSockets).toEqual({ http: 0, webSocket: 0 });
    await slack.waitFor('the end at the app', () =>
      guest.connections.every(each => each.closeCode) ? true : undefined,
    );
    expect(runningTimers()).toBeLessThanOrEqual(before);
  });

  it('can be cut and reset at once', async () => {
    const cut = await app.connect();
    const reset = await app.connect();
    slack.faults.halfOpen();
    slack.faults.cut({ connection: 0 });
    slack.faults.reset({ connection: 1 });
    await slack.waitFor('both ends', () => (cut.closeCode && reset.closeCode ? true : undefined));
    await slack.waitForConnections(0);
    expect(slack.closedConnections.map(({ close }) => close?.by)).toEqual(['network', 'network']);
  });
});

describe('a slow line', () => {
  it('has bytes trickle to the app, in their order, and is written to when the last has gone', async () => {
    const line = await RawLine.open(await app.connectionUrl());
    await slack.waitFor('hello', () => line.frames[0]);
    const before = line.length;
    slack.faults.slow({ bytes: 8, everyMs: 5 });
    const lengths = new Set<number>();
    line.tcp.on('data', () => lengths.add(line.length));

    void command();
    await slack.waitFor('the first bytes', () => (line.length > before ? true : undefined));
    expect(written()).toEqual([false]);
    const frame = await slack.waitFor('the whole frame', () => line.frames[1]);
    await slack.waitFor('the record', () => written()[0] || undefined);

    expect(JSON.parse(frame.content.toString())).toMatchObject({ type: 'slash_commands' });
    expect(lengths.size).toBeGreaterThan(3);
    line.tcp.destroy();
  });

  it('is fast again when it is healed', async () => {
    const connection = await app.connect();
    connection.acknowledgeAll();
    slack.faults.slow({ bytes: 1, everyMs: 60_000 });
    const exchange = command();
    slack.faults.heal();
    expect((await exchange).ack).not.toBeNull();
  });

  it('can have everything arrive later, one after the other', async () => {
    const connection = await app.connect();
    connection.acknowledgeAll();
    slack.faults.delay({ ms: 30 });
    const exchanges = await Promise.all([command(), command(), command()]);
    for (const { ack } of exchanges) expect(ack?.latencyMs).toBeGreaterThanOrEqual(59);
    expect(connection.envelopes.map(each => each.envelope_id)).toEqual(exchanges.map(({ envelopeId }) => envelopeId));
  });

  it('can be later one way alone', async () => {
    const connection = await app.connect();
    slack.faults.delay({ ms: 40, direction: 'from_app' });
    const sentAt = performance.now();
    void command();
    await slack.waitFor('the envelope', () => connection.envelopes[0]);
    connection.acknowledge(connection.envelopes[0] ?? {});
    await slack.waitForAck();
    expect(performance.now() - sentAt).toBeGreaterThanOrEqual(39);
  });
});

describe('the end of a line', () => {
  it('can be a TCP reset', async () => {
    const line = await RawLine.open(await app.connectionUrl());
    await slack.waitFor('hello', () => line.frames[0]);
    const failed = once(line.tcp, 'error');
    slack.faults.reset();
    expect(await failed).toMatchObject([{ code: 'ECONNRESET' }]);
    await slack.waitFor('the record', () => slack.closedConnections[0]);
    expect(slack.closedConnections[0]?.close).toMatchObject({ by: 'network', code: 1006, clean: false });
  });

  it('can be an end of TCP without a close frame', async () => {
    const line = await RawLine.open(await app.connectionUrl());
    await slack.waitFor('hello', () => line.frames[0]);
    const ended = once(line.tcp, 'end');
    slack.faults.cut();
    await ended;
    expect(line.frames).toHaveLength(1);
  });

  it.each([1000, 1001, 1008, 1009, 1011, 1012, 4000])('can be a close with %i, unannounced', async code => {
    const connection = await app.connect();
    slack.faults.close(code);
    expect(await slack.waitFor('the close', () => connection.closeCode)).toBe(code);
    expect(connection.frames).toHaveLength(1);
    await slack.waitFor('the record', () => slack.closedConnections[0]);
    expect(slack.closedConnections[0]?.close).toMatchObject({ by: 'slack', code, clean: true });
  });

  it('cannot be a close that no frame can carry', async () => {
    await app.connect();
    expect(() => slack.faults.close(1006)).toThrow(TypeError);
  });

  it('can be bytes that are no frame', async () => {
    const connection = await app.connect();
    const failed = once(connection.socket, 'error');
    slack.faults.corrupt();
    expect(await failed).toMatchObject([{ code: expect.stringContaining('WS_ERR_') }]);
    await slack.waitFor('the record', () => slack.closedConnections[0]);
    expect(slack.closedConnections[0]?.close).toMatchObject({ by: 'app', code: 1002 });
  });
});

describe('the pings of Slack', () => {
  it('can stop and come again, while those of the app are answered', async () => {
    await using quick = await SlackEmulator.start({ pingIntervalMs: 5 });
    const connection = await new RawApp(quick).connect();
    await once(connection.socket, 'ping');
    quick.faults.stopPings();
    await pingPong(connection);
    let pings = 0;
    connection.socket.on('ping', () => (pings += 1));
    // Long enough for ten of them.
    const end = performance.now() + 50;
    while (performance.now() < end) await pingPong(connection);
    expect(pings).toBe(0);
    quick.faults.resumePings();
    await quick.waitFor('a ping', () => pings || undefined);
  });
});
