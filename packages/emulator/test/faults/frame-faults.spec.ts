import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator, type SentEnvelope } from '../../src/index.js';
import { RawApp } from '../support/raw-app.js';
import { RawLine } from '../support/raw-socket.js';

const TEXT = 1;
const CONTINUED = 0;
const PING = 9;
const LAST = 0x80;

let slack: SlackEmulator;
let app: RawApp;

beforeEach(async () => {
  slack = await SlackEmulator.start({ ackTimeoutMs: 250, redeliveryDelaysMs: [0] });
  app = new RawApp(slack);
});

afterEach(async () => {
  app.close();
  await slack.close();
});

/** Sends an event, whose id tells its copies. */
const event = (): ReturnType<SlackEmulator['deliver']> =>
  slack.deliver({ type: 'events_api', payload: { event_id: 'Ev1', event: { type: 'team_join' } }, connection: 0 });

describe('a fragmented frame', () => {
  it('comes in pieces, with pings between, and is one frame to whoever puts it together', async () => {
    const line = await RawLine.open(await app.connectionUrl());
    await slack.waitFor('hello', () => line.frames[0]);
    slack.faults.fragment({ pieces: 3 });
    slack.sendRaw('{"text":"é"}');
    await slack.waitFor('all of it', () => line.frames[5]);
    const frames = line.frames.slice(1);
    expect(frames.map(({ first }) => first)).toEqual([TEXT, LAST | PING, CONTINUED, LAST | PING, LAST | CONTINUED]);
    const pieces = frames.filter(({ first }) => first !== (LAST | PING)).map(({ content }) => content);
    expect(Buffer.concat(pieces).toString()).toBe('{"text":"é"}');
    line.tcp.destroy();
  });

  it('can be every frame of each new connection, its hello included', async () => {
    slack.faults.fragment({ pieces: 2, pings: false, newConnections: true });
    const line = await RawLine.open(await app.connectionUrl());
    await slack.waitFor('hello', () => line.frames[1]);
    expect(line.frames.map(({ first }) => first)).toEqual([TEXT, LAST | CONTINUED]);
    line.tcp.destroy();
  });

  it('is acked as any other, and comes whole again when it is healed', async () => {
    const connection = await app.connect();
    connection.acknowledgeAll();
    slack.faults.fragment({ pieces: 50, pings: false });
    expect((await event()).ack).not.toBeNull();
    slack.sendRaw('');
    slack.faults.heal();
    expect((await event()).ack).not.toBeNull();
  });
});

describe('a huge frame', () => {
  it('of several megabytes is sent and acked', async () => {
    await using patient = await SlackEmulator.start({ ackTimeoutMs: 20_000 });
    const connection = await new RawApp(patient).connect();
    connection.acknowledgeAll();
    const text = 'x'.repeat(5_000_000);
    const { ack } = await patient.deliver({ type: 'interactive', payload: { text } });
    expect(ack).not.toBeNull();
    expect(connection.envelopes[0]).toMatchObject({ payload: { text } });
  });
});

describe('garbage', () => {
  it('comes in every kind, or in one', async () => {
    const connection = await app.connect();
    const received: string[] = [];
    connection.socket.on('message', (data, isBinary) => {
      if (!isBinary && Buffer.isBuffer(data)) received.push(data.toString());
    });
    slack.faults.garbage();
    await slack.waitFor('all of it', () => received[12]);
    expect(received).toEqual(expect.arrayContaining(['', 'null', '[]', '{}', '{"type":"unheard_of"}']));
    received.length = 0;
    slack.faults.garbage({ kind: 'null' });
    await slack.waitFor('one of it', () => received[0]);
    expect(received).toEqual(['null']);
  });
});

describe('a pong', () => {
  it('can come though nobody has asked', async () => {
    const { socket } = await app.connect();
    const pong = once(socket, 'pong');
    slack.faults.pong();
    expect(await pong).toEqual([Buffer.alloc(0)]);
  });
});

describe('a payload on two connections at once', () => {
  it('can come in an envelope of its own each', async () => {
    const first = await app.connect();
    const second = await app.connect();
    first.acknowledgeAll();
    second.acknowledgeAll();
    slack.faults.duplicateNext(1);
    await event();
    await event();
    await slack.waitFor('three acks', () => slack.acks[2]);
    expect([first.envelopes.length, second.envelopes.length]).toEqual([2, 1]);
    expect(second.envelopes[0]).toMatchObject({ payload: { event_id: 'Ev1' } });
    expect(second.envelopes[0]?.envelope_id).not.toBe(first.envelopes[0]?.envelope_id);
    expect(slack.acks.map(({ status }) => status)).toEqual(['in_time', 'in_time', 'in_time']);
    expect(slack.deliveries).toHaveLength(3);
  });

  it('can come in the very same envelope', async () => {
    const first = await app.connect();
    const second = await app.connect();
    first.acknowledgeAll();
    second.acknowledgeAll();
    slack.faults.duplicateNext(1, { as: 'same_envelope' });
    await event();
    await slack.waitFor('both acks', () => slack.acks[1]);
    expect(second.envelopes).toEqual(first.envelopes);
    expect(slack.acks.map(({ status }) => status)).toEqual(['in_time', 'duplicate']);
  });

  it('in an envelope of its own is for events alone', async () => {
    const first = await app.connect();
    const second = await app.connect();
    first.acknowledgeAll();
    second.acknowledgeAll();
    slack.faults.duplicateNext(1);
    await slack.deliver({ type: 'slash_commands', payload: {} });
    await event();
    expect(slack.deliveries.map(({ type }) => type)).toEqual(['slash_commands', 'events_api', 'events_api']);
  });

  it('waits for a second connection', async () => {
    const first = await app.connect();
    first.acknowledgeAll();
    slack.faults.duplicateNext(1);
    await event();
    expect(slack.deliveries).toHaveLength(1);
    const second = await app.connect();
    second.acknowledgeAll();
    await event();
    expect(slack.deliveries).toHaveLength(3);
  });
});

describe('acks', () => {
  it('can be lost, as often as said, and an event then comes again', async () => {
    const connection = await app.connect();
    connection.acknowledgeAll();
    slack.faults.loseAcks(1);
    const { ack, envelopeId } = await event();
    expect(ack).toBeNull();
    const { attempts } = await slack.waitForDelivery(envelopeId);
    expect(attempts.map(({ outcome }) => outcome)).toEqual(['timeout', 'acked']);
    expect(slack.acks.map(({ status }) => status)).toEqual(['lost', 'in_time']);
  });

  it('can be lost of one connection alone', async () => {
    const first = await app.connect();
    const second = await app.connect();
    first.acknowledgeAll();
    second.acknowledgeAll();
    slack.faults.loseAcks(Infinity, { connection: 1 });
    const command = async (connection: number): Promise<boolean> =>
      (await slack.deliver({ type: 'slash_commands', payload: {}, connection })).ack !== null;
    expect([await command(0), await command(1), await command(1)]).toEqual([true, false, false]);
  });
});

describe('what was written', () => {
  it('is told with its connection and time, and kept with the attempt', async () => {
    const connection = await app.connect();
    connection.acknowledgeAll();
    const written: SentEnvelope[] = [];
    slack.on('written', envelope => written.push(envelope));
    const { envelopeId } = await event();
    const [open] = slack.connections;
    expect(written).toEqual([
      {
        envelopeId,
        type: 'events_api',
        app: 'app',
        connectionId: open?.id,
        retryAttempt: 0,
        payload: { event_id: 'Ev1', event: { type: 'team_join' } },
        at: expect.any(Number),
      },
    ]);
    expect(slack.deliveries[0]?.attempts[0]?.writtenAt).toBe(written[0]?.at);
  });

  it('is nothing of what goes to a connection that is muted, closing or gone', async () => {
    const connection = await app.connect();
    const told: string[] = [];
    slack.on('written', ({ envelopeId }) => told.push(envelopeId));
    slack.faults.mute();
    await event();
    slack.faults.unmute();
    connection.socket.pause();
    slack.faults.close();
    await event();
    expect(told).toEqual([]);
    expect(slack.deliveries.flatMap(({ attempts }) => attempts.map(({ writtenAt }) => writtenAt))).toEqual(
      Array.from(
        slack.deliveries.flatMap(({ attempts }) => attempts),
        () => null,
      ),
    );
  });
});
