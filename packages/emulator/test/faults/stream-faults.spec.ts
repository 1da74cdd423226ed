import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '../../src/index.js';
import { RawApp } from '../support/raw-app.js';
import { RawLine } from '../support/raw-socket.js';

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
    await connection.pingPong();
    let pings = 0;
    connection.socket.on('ping', () => (pings += 1));
    // Long enough for ten of them.
    const end = performance.now() + 50;
    while (performance.now() < end) await connection.pingPong();
    expect(pings).toBe(0);
    quick.faults.resumePings();
    await quick.waitFor('a ping', () => pings || undefined);
  });
});
