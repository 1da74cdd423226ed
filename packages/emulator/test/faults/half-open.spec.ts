import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '../../src/index.js';
import { RawApp, type RawConnection } from '../support/raw-app.js';

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
    await old.pingPong();
    expect((await app.connect()).frames[0]).toMatchObject({ type: 'hello' });
  });

  it('can be one of another app', async () => {
    slack.addApp('second');
    const other = new RawApp(slack, 'second');
    const mine = await app.connect();
    const theirs = await other.connect();
    slack.faults.halfOpen({ app: 'second', newConnections: true });
    await mine.pingPong();
    const pongs = pongsOf(theirs);
    theirs.socket.ping();
    const second = await app.connect();
    await second.pingPong();
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
