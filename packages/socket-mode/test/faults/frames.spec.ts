import { Injectable } from '@nestjs/common';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Exchange } from '@nest-slack/emulator';
import { Payload, SlackCommand, SlackEvent } from '../../src/index.js';
import { waitFor } from '../connection/wait-for.js';
import { LocalSlack } from '../connection/local-slack.js';
import type { RecordingListener } from '../connection/recording-listener.js';
import { Bot } from '../support/bot.js';

const slack = new LocalSlack({ ackTimeoutMs: 2_000 });

/** Sends an event with this id on the first connection. */
const event = (event_id: string, more: object = {}): Promise<Exchange> =>
  slack.emulator.deliver({
    type: 'events_api',
    payload: { event_id, event: { type: 'team_join' }, ...more },
    connection: 0,
  });

/** Asserts that no connection was lost because of unusual frames. */
const undisturbed = (listener: RecordingListener, count = 1): void => {
  expect(listener.getEvents('suspected')).toEqual([]);
  expect(listener.getEvents('lost')).toEqual([]);
  expect(listener.getEvents('retrying')).toEqual([]);
  expect(listener.getEvents('renewing')).toEqual([]);
  expect(slack.emulator.connections).toHaveLength(count);
};

describe('a frame that arrives slowly', () => {
  it('and delays a pong too long is still received, while a replacement is ready', async () => {
    const { emulator } = slack;
    const limits = { pingEveryMs: 20, pongMs: 1_000, lingerMs: 3_000 };
    const { listener } = await slack.connect({ connections: 1, limits });
    // 4,500 bytes in 1.5 seconds, in few pieces, because a busy machine delays each of them.
    emulator.faults.slow({ bytes: 240, everyMs: 80 });
    const exchange = event('EvSlow', { text: 'x'.repeat(4_500) });
    await waitFor('the successor', () => listener.getEvents('renewed').length > 0);
    expect(listener.frames).toEqual([]);
    expect((await exchange).ack).not.toBeNull();
    expect(listener.eventIds).toEqual(['EvSlow']);
    expect(listener.statuses).toEqual(['connecting', 'connected']);
  });
});

describe('an unusual frame', () => {
  it('in fragments, with pings between them, is one frame', async () => {
    const { listener } = await slack.connect({ connections: 1 });
    slack.emulator.faults.fragment({ pieces: 7 });
    expect((await event('EvPieces', { text: 'é\u{1f389}'.repeat(100) })).ack).not.toBeNull();
    expect(listener.frames.map(({ text }) => text?.includes('é\u{1f389}'.repeat(100)))).toEqual([true]);
    undisturbed(listener);
  });

  it('of several megabytes is received completely and acked', async () => {
    const { listener } = await slack.connect({ connections: 1 });
    expect((await event('EvHuge', { text: 'x'.repeat(8_000_000) })).ack).not.toBeNull();
    expect(listener.frames[0]?.text?.length).toBeGreaterThan(8_000_000);
    undisturbed(listener);
  });

  it('that is malformed is ignored', async () => {
    const { listener } = await slack.connect({ connections: 1 });
    // A disconnect without a reason closes the connection: see the next test.
    const { emulator } = slack;
    for (const kind of ['empty', 'broken_json', 'null', 'list', 'number', 'text', 'empty_object'] as const) {
      emulator.faults.garbage({ kind });
    }
    for (const kind of ['unknown_type', 'type_of_no_text', 'binary', 'binary_hello', 'no_json'] as const) {
      emulator.faults.garbage({ kind });
    }
    expect((await event('EvAfter')).ack).not.toBeNull();
    expect(listener.frames).toHaveLength(13);
    undisturbed(listener);
  });

  it('disconnect without a reason causes a refresh', async () => {
    const { emulator } = slack;
    const { listener } = await slack.connect({ connections: 1 });
    emulator.faults.garbage({ kind: 'disconnect_without_reason' });
    await waitFor('the renewal', () => listener.getEvents('renewed').length > 0);
    expect(listener.getEvents('lost')).toEqual([]);
    expect(listener.statuses).toEqual(['connecting', 'connected']);
  });

  it('of bytes that are not a WebSocket frame closes its connection, and another is opened', async () => {
    const { emulator } = slack;
    const { listener } = await slack.connect({ connections: 1 });
    emulator.faults.corrupt();
    const [loss] = await waitFor('the loss', () => listener.getEvents('lost').length > 0 && listener.getEvents('lost'));
    expect(loss?.failure).toMatchObject({ kind: 'protocol', reason: expect.stringContaining('WS_ERR_') });
    await waitFor('the new connection', () => listener.statuses.at(-1) === 'connected');
    expect((await event('EvAfter')).ack).not.toBeNull();
  });
});

describe('frames in another order', () => {
  it('a payload before hello is handled and acked', async () => {
    const { emulator } = slack;
    emulator.faults.greetNext(1, { afterMs: 300 });
    const { connections, listener } = slack.prepare({ connections: 1 });
    const started = connections.start();
    await emulator.waitForConnections(1);
    expect((await event('EvEarly')).ack).not.toBeNull();
    expect(connections.status).toBe('connecting');
    await started;
    expect(listener.eventIds).toEqual(['EvEarly']);
  });

  it('garbage before hello does not prevent the connection from becoming ready', async () => {
    const framesFirst = ['', 'null', '{"type":"unheard_of"}', Buffer.from('{"type":"hello"}')];
    slack.emulator.faults.greetNext(1, { framesFirst, afterMs: 50 });
    const { listener } = await slack.connect({ connections: 1 });
    expect((await event('EvAfter')).ack).not.toBeNull();
    undisturbed(listener);
  });

  it('a late hello within its limit is accepted', async () => {
    slack.emulator.faults.greetNext(1, { afterMs: 400 });
    const { listener } = await slack.connect({ connections: 1, limits: { helloMs: 4_000 } });
    expect((await event('EvAfter')).ack).not.toBeNull();
    undisturbed(listener);
  });

  it('without a hello the connection is closed although payloads arrive, and they are acked', async () => {
    const { emulator } = slack;
    emulator.faults.greetNext(1, { hellos: 0 });
    const { connections, listener } = slack.prepare({ connections: 1, limits: { helloMs: 400 } });
    const started = connections.start();
    await emulator.waitForConnections(1);
    expect((await event('EvEarly')).ack).not.toBeNull();
    await started;
    expect(listener.getEvents('retrying')).toMatchObject([{ failure: { kind: 'timed_out', wait: 'hello' } }]);
    expect((await event('EvAfter')).ack).not.toBeNull();
  });

  it('a second hello changes nothing, on a ready connection and on one that is about to close', async () => {
    const { emulator } = slack;
    emulator.faults.greetNext(1, { hellos: 3 });
    const { listener } = await slack.connect({ connections: 1 });
    listener.handleFrame = () => {};
    void event('EvHeld');
    const frame = await waitFor('the payload', () => listener.frames[0]);
    expect(listener.getEvents('ready')).toHaveLength(1);
    undisturbed(listener);

    const [old] = emulator.connections;
    await emulator.faults.refresh({ closeAfterMs: null });
    await waitFor('the renewal', () => listener.getEvents('renewed').length > 0);
    emulator.sendRaw('{"type":"hello","num_connections":1}', { connection: 0 });
    emulator.sendRaw('{"type":"unheard_of"}', { connection: 0 });
    await waitFor('what follows the hello', () => listener.frames[1]);
    for (const each of [frame, listener.frames[1]]) each?.settle('{}');
    await waitFor('the end of the old one', () => emulator.closedConnections.length > 0);
    expect(emulator.closedConnections).toMatchObject([{ id: old?.id, close: { by: 'app', code: 1000, clean: true } }]);
  });

  it('a disconnect instead of hello fails the attempt, and another connection is opened', async () => {
    slack.emulator.faults.greetNext(1, { disconnectFirst: 'warning', hellos: 0 });
    const { listener } = await slack.connect({ connections: 1 });
    expect(listener.getEvents('retrying')).toMatchObject([{ failure: { kind: 'turned_away', reason: 'warning' } }]);
    await slack.emulator.waitForConnections(1);
    expect((await event('EvAfter')).ack).not.toBeNull();
  });

  it('payloads after a disconnect are handled, and acked on the same connection', async () => {
    const { emulator } = slack;
    const { listener } = await slack.connect({ connections: 1 });
    const [old] = emulator.connections;
    await emulator.faults.refresh({ serves: true, closeAfterMs: null });
    const { ack } = await event('EvLate');
    expect(ack).toMatchObject({ status: 'in_time', connectionId: old?.id });
    await waitFor('the renewal', () => listener.getEvents('renewed').length > 0);
    expect(listener.eventIds).toEqual(['EvLate']);
    expect(listener.getEvents('lost')).toEqual([]);
  });
});

describe('a payload that arrives twice', () => {
  const handled: string[] = [];

  @Injectable()
  class CountingBot {
    @SlackEvent('team_join')
    joined(@Payload('user') user: string): void {
      handled.push(user);
    }
  }

  const start = () => Bot.start({ providers: [CountingBot], slack: { redeliveryDelaysMs: [50], ackTimeoutMs: 1_000 } });

  beforeEach(() => {
    handled.length = 0;
  });

  it('because its ack was lost is acked again, and not handled again', async () => {
    await using bot = await start();
    bot.slack.faults.loseAcks(1);
    const { envelopeId } = await bot.slack.deliverEvent({ type: 'team_join', user: 'U1' });
    const { attempts } = await bot.slack.waitForDelivery(envelopeId);
    expect(attempts.map(({ outcome }) => outcome)).toEqual(['timeout', 'acked']);
    expect(handled).toEqual(['U1']);
  });

  it('with the redelivery before the first delivery is handled once', async () => {
    await using bot = await start();
    const payload = { event_id: 'EvSwapped', event: { type: 'team_join', user: 'U2' } };
    for (const retryAttempt of [1, 0]) {
      expect((await bot.slack.deliver({ type: 'events_api', payload, retryAttempt })).ack).not.toBeNull();
    }
    expect(handled).toEqual(['U2']);
  });
});

describe('garbage of every kind', () => {
  @Injectable()
  class QuietBot {
    @SlackCommand('/still')
    still(): string {
      return 'there';
    }
  }

  it('leaves the bot working, without an error in its log', async () => {
    await using bot = await Bot.start({ providers: [QuietBot] });
    await bot.slack.waitForConnections(2);
    bot.slack.faults.garbage();
    await waitFor('the renewals', () => bot.slack.closedConnections.length === 2);
    const { message } = await bot.slack.user('ann').command('/still');
    expect(message?.text).toBe('there');
    expect(bot.log.find('error', /^/)).toEqual([]);
  });
});
