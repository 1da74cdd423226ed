import { Injectable } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import type { ConnectionLimits } from '../../src/connection/connection-settings.js';
import { SlackCommand } from '../../src/index.js';
import { waitFor } from '../connection/wait-for.js';
import type { RecordingListener } from '../connection/recording-listener.js';
import { ScriptedSlackFixture } from '../connection/scripted-slack-fixture.js';
import { disconnect, hello, toText, type ScriptedSlack } from '../connection/scripted-slack.js';
import { Bot } from '../support/bot.js';

const stage = new ScriptedSlackFixture();

/**
 * Connections to a Slack that records on which of them acks arrive, except on a `deaf` one. Frames are acked
 * immediately.
 */
async function recordedStage(connections: number, limits: Partial<ConnectionLimits> = {}) {
  const acks: { readonly socket: number; readonly text: string }[] = [];
  const deaf = new Set<number>();
  const atHand = await stage.prepare(
    {
      socket: (socket, number) => {
        socket.on('message', data => {
          if (!deaf.has(number)) acks.push({ socket: number, text: toText(data) });
        });
        socket.send(hello());
      },
    },
    { connections, limits },
  );
  return { ...atHand, acks, deaf };
}

/** The same, with all connections ready. */
async function readyStage(count: number, limits: Partial<ConnectionLimits> = {}) {
  const { slack: scripted, ...atHand } = await recordedStage(count, limits);
  await atHand.connections.start();
  await waitFor('all connections', () => atHand.listener.getEvents('ready').length === count);
  return { ...atHand, scripted };
}

/** Cuts the first connection and waits for its replacement. Its unconfirmed acks are written elsewhere before that. */
async function theNextConnection(scripted: ScriptedSlack, listener: RecordingListener): Promise<void> {
  const ready = listener.getEvents('ready').length;
  for (const socket of scripted.sockets.filter(({ readyState }) => readyState === 1).slice(0, 1)) socket.terminate();
  await waitFor('the next connection', () => listener.getEvents('ready').length > ready);
}

describe('a written ack', () => {
  it.each([1, 2])(
    'that Slack never read is written again when its connection is reset (connections: %i)',
    async count => {
      const { scripted, listener, acks, deaf } = await readyStage(count);
      deaf.add(1);
      // No pong can confirm an ack that has not arrived.
      scripted.sockets[0]?.pause();
      scripted.sockets[0]?.send('{"envelope_id":"1"}');
      await waitFor('the payload', () => listener.frames[0]);
      scripted.sockets[0]?.terminate();
      await waitFor('the ack', () => acks.length > 0);
      expect(acks).toEqual([{ socket: 2, text: '{"envelope_id":"1"}' }]);
    },
  );

  it('is written again when Slack closes without announcing it, for any close code', async () => {
    const { listener, scripted, acks, deaf } = await readyStage(2);
    deaf.add(1);
    scripted.sockets[0]?.pause();
    scripted.sockets[0]?.send('{"envelope_id":"1"}');
    await waitFor('the payload', () => listener.frames[0]);
    scripted.sockets[0]?.close(1011);
    await waitFor('the ack', () => acks.length > 0);
    expect(acks).toEqual([{ socket: 2, text: '{"envelope_id":"1"}' }]);
  });

  it('is not written again when a pong has confirmed it', async () => {
    let pings = 0;
    const { scripted, listener, acks } = await readyStage(2, { pingEveryMs: 10 });
    scripted.sockets[0]?.on('ping', () => (pings += 1));
    scripted.sockets[0]?.send('{"envelope_id":"1"}');
    await waitFor('the ack', () => acks.length > 0);
    const seen = pings;
    // The second ping from now is sent after the pong to a ping that followed the ack.
    await waitFor('the proof', () => pings >= seen + 2);
    await theNextConnection(scripted, listener);
    expect(acks).toHaveLength(1);
  });

  it('is confirmed soon when there are many', async () => {
    const seldom = { pingEveryMs: 600_000, doubtMs: 600_000, pongMs: 600_000, lingerMs: 600_000 };
    const { scripted, acks } = await readyStage(1, seldom);
    let pings = 0;
    scripted.sockets[0]?.on('ping', () => (pings += 1));
    for (let number = 0; number < 200; number += 1) scripted.sockets[0]?.send(`{"envelope_id":"${number}"}`);
    await waitFor('the acks', () => acks.length === 200);
    await waitFor('the ping', () => pings > 0);
    for (let number = 201; number <= 210; number += 1) {
      scripted.sockets[0]?.send(`{"envelope_id":"${number}"}`);
      await waitFor('the ack of one more', () => acks.length === number);
    }
    expect(pings).toBe(1);
  });

  it('is not written again when Slack closes as announced', async () => {
    const { scripted, listener, acks, deaf } = await readyStage(2, { lingerMs: 10_000 });
    deaf.add(1);
    scripted.sockets[0]?.pause();
    scripted.sockets[0]?.send(disconnect('refresh_requested'));
    scripted.sockets[0]?.send('{"envelope_id":"1"}');
    await waitFor('the renewal', () => listener.getEvents('renewed').length > 0);
    scripted.sockets[0]?.close(1000);
    scripted.sockets[0]?.resume();
    await waitFor('the end', () => scripted.sockets[0]?.readyState === 3);
    await theNextConnection(scripted, listener);
    expect(listener.frames).toHaveLength(1);
    expect(acks).toEqual([]);
  });

  it('is not written again after Slack has stopped waiting for it', async () => {
    const { scripted, listener, acks, deaf } = await readyStage(2, { ackMs: 20 });
    deaf.add(1);
    scripted.sockets[0]?.pause();
    scripted.sockets[0]?.send('{"envelope_id":"1"}');
    const frame = await waitFor('the payload', () => listener.frames[0]);
    await waitFor('the end of its time', () => performance.now() - frame.receivedAt > 20);
    await theNextConnection(scripted, listener);
    expect(acks).toEqual([]);
  });
});

describe('an ack on a half-open connection', () => {
  it('is written on another connection as soon as a pong is late, long before the connection counts as dead', async () => {
    const { scripted, listener, acks } = await readyStage(2, { doubtMs: 200, pongMs: 60_000, pingEveryMs: 60_000 });
    scripted.sockets[0]?.pause();
    scripted.sockets[0]?.send('{"envelope_id":"1"}');
    await waitFor('the ack', () => acks.length > 0);
    expect(acks).toEqual([{ socket: 2, text: '{"envelope_id":"1"}' }]);
    scripted.sockets[0]?.send('{"envelope_id":"2"}');
    await waitFor('the ack of what came meanwhile', () => acks.length > 1);
    expect(acks[1]).toEqual({ socket: 2, text: '{"envelope_id":"2"}' });
    expect(listener.getEvents('lost')).toEqual([]);

    // The pong confirms the connection. Later payloads are acked on the connection that received them.
    scripted.sockets[0]?.resume();
    await waitFor('the acks on their own connection', () => acks.length === 4);
    const seen = acks.length;
    scripted.sockets[0]?.send('{"envelope_id":"3"}');
    await waitFor('its ack', () => acks.length > seen);
    scripted.sockets[1]?.send('{"envelope_id":"4"}');
    await waitFor('the last ack', () => acks.at(-1)?.text === '{"envelope_id":"4"}');
    expect(acks.slice(seen)).toEqual([
      { socket: 1, text: '{"envelope_id":"3"}' },
      { socket: 2, text: '{"envelope_id":"4"}' },
    ]);
  });
});

describe('an ack on the only connection, which is half-open', () => {
  it('is written on the replacement as soon as it is ready', async () => {
    // The bot detects the dead connection after twice pongMs, when Slack no longer waits.
    const limits = { doubtMs: 100, pongMs: 1_000, ackMs: 1_800, pingEveryMs: 60_000, lingerMs: 60_000 };
    const { scripted, listener, acks } = await readyStage(1, limits);
    scripted.sockets[0]?.pause();
    scripted.sockets[0]?.send('{"envelope_id":"1"}');
    await waitFor('the ack', () => acks.length > 0);
    expect(acks).toEqual([{ socket: 2, text: '{"envelope_id":"1"}' }]);
    expect(listener.getEvents('lost')).toEqual([]);
  });
});

describe('a bot on a half-open connection that still delivers payloads', () => {
  it('still responds before Slack stops waiting', async () => {
    @Injectable()
    class QuickBot {
      @SlackCommand('/now')
      now() {
        return 'Done.';
      }
    }

    await using bot = await Bot.start({ providers: [QuickBot], options: { connectionLimits: { doubtMs: 300 } } });
    const { slack: local } = bot;
    await local.waitForConnections(2);
    local.faults.halfOpen({ direction: 'from_app', connection: 0 });
    const ann = local.user('ann');
    const exchanges = await Promise.all(Array.from({ length: 6 }, async () => ann.command('/now')));
    expect(exchanges.map(({ message }) => message?.text)).toEqual(Array(6).fill('Done.'));
    expect(exchanges.map(({ ack }) => ack?.status)).toEqual(Array(6).fill('in_time'));
    // Some of them arrived on that connection.
    expect(new Set(exchanges.map(({ attempts }) => attempts[0]?.connectionId)).size).toBe(2);
    expect(new Set(exchanges.map(({ ack }) => ack?.connectionId)).size).toBe(1);
  });
});
