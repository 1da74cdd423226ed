import { Injectable } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import type { ConnectionLimits } from '../../src/connection/connection-settings.js';
import { SlackCommand } from '../../src/index.js';
import { eventually } from '../connection/eventually.js';
import type { RecordingListener } from '../connection/recording-listener.js';
import { ScriptedStage } from '../connection/scripted-stage.js';
import { disconnect, hello, textOf, type ScriptedSlack } from '../connection/scripted-slack.js';
import { Bot } from '../support/bot.js';

const stage = new ScriptedStage();

/**
 * So many connections to a Slack that records on which of them acks come, but not on a `deaf` one. Frames are acked at
 * once.
 */
async function recordedStage(connections: number, limits: Partial<ConnectionLimits> = {}) {
  const acks: { readonly socket: number; readonly text: string }[] = [];
  const deaf = new Set<number>();
  const atHand = await stage.set(
    {
      socket: (socket, number) => {
        socket.on('message', data => {
          if (!deaf.has(number)) acks.push({ socket: number, text: textOf(data) });
        });
        socket.send(hello());
      },
    },
    { connections, limits },
  );
  return { ...atHand, acks, deaf };
}

/** The same when all are ready. */
async function readyStage(count: number, limits: Partial<ConnectionLimits> = {}) {
  const { slack: scripted, ...atHand } = await recordedStage(count, limits);
  await atHand.connections.start();
  await eventually('all connections', () => atHand.listener.noticed('ready').length === count);
  return { ...atHand, scripted };
}

/** Cuts the first connection, and waits for its successor: whatever it leaves behind is written elsewhere before that. */
async function theNextConnection(scripted: ScriptedSlack, listener: RecordingListener): Promise<void> {
  const ready = listener.noticed('ready').length;
  for (const socket of scripted.sockets.filter(({ readyState }) => readyState === 1).slice(0, 1)) socket.terminate();
  await eventually('the next connection', () => listener.noticed('ready').length > ready);
}

describe('an ack that was written', () => {
  it.each([1, 2])('and never read goes out once more when its connection is reset, with %i of them', async count => {
    const { scripted, listener, acks, deaf } = await readyStage(count);
    deaf.add(1);
    // No pong can prove what has not arrived.
    scripted.sockets[0]?.pause();
    scripted.sockets[0]?.send('{"envelope_id":"1"}');
    await eventually('the payload', () => listener.frames[0]);
    scripted.sockets[0]?.terminate();
    await eventually('the ack', () => acks.length > 0);
    expect(acks).toEqual([{ socket: 2, text: '{"envelope_id":"1"}' }]);
  });

  it('goes out once more when Slack closes unannounced, whatever the code', async () => {
    const { listener, scripted, acks, deaf } = await readyStage(2);
    deaf.add(1);
    scripted.sockets[0]?.pause();
    scripted.sockets[0]?.send('{"envelope_id":"1"}');
    await eventually('the payload', () => listener.frames[0]);
    scripted.sockets[0]?.close(1011);
    await eventually('the ack', () => acks.length > 0);
    expect(acks).toEqual([{ socket: 2, text: '{"envelope_id":"1"}' }]);
  });

  it('does not go out again when a pong has proven that it arrived', async () => {
    let pings = 0;
    const { scripted, listener, acks } = await readyStage(2, { pingEveryMs: 10 });
    scripted.sockets[0]?.on('ping', () => (pings += 1));
    scripted.sockets[0]?.send('{"envelope_id":"1"}');
    await eventually('the ack', () => acks.length > 0);
    const seen = pings;
    // The second ping from now is written when the pong to one that followed the ack has come.
    await eventually('the proof', () => pings >= seen + 2);
    await theNextConnection(scripted, listener);
    expect(acks).toHaveLength(1);
  });

  it('is proven soon when it is one of many, so that they need not be kept', async () => {
    const seldom = { pingEveryMs: 600_000, doubtMs: 600_000, pongMs: 600_000, lingerMs: 600_000 };
    const { scripted, acks } = await readyStage(1, seldom);
    let pings = 0;
    scripted.sockets[0]?.on('ping', () => (pings += 1));
    for (let number = 0; number < 200; number += 1) scripted.sockets[0]?.send(`{"envelope_id":"${number}"}`);
    await eventually('the acks', () => acks.length === 200);
    await eventually('the ping', () => pings > 0);
    for (let number = 201; number <= 210; number += 1) {
      scripted.sockets[0]?.send(`{"envelope_id":"${number}"}`);
      await eventually('the ack of one more', () => acks.length === number);
    }
    expect(pings).toBe(1);
  });

  it('does not go out again when Slack has announced the end and closes', async () => {
    const { scripted, listener, acks, deaf } = await readyStage(2, { lingerMs: 10_000 });
    deaf.add(1);
    scripted.sockets[0]?.pause();
    scripted.sockets[0]?.send(disconnect('refresh_requested'));
    scripted.sockets[0]?.send('{"envelope_id":"1"}');
    await eventually('the renewal', () => listener.noticed('renewed').length > 0);
    scripted.sockets[0]?.close(1000);
    scripted.sockets[0]?.resume();
    await eventually('the end', () => scripted.sockets[0]?.readyState === 3);
    await theNextConnection(scripted, listener);
    expect(listener.frames).toHaveLength(1);
    expect(acks).toEqual([]);
  });

  it('does not go out again when Slack does not wait for it any more', async () => {
    const { scripted, listener, acks, deaf } = await readyStage(2, { ackMs: 20 });
    deaf.add(1);
    scripted.sockets[0]?.pause();
    scripted.sockets[0]?.send('{"envelope_id":"1"}');
    const frame = await eventually('the payload', () => listener.frames[0]);
    await eventually('the end of its time', () => performance.now() - frame.receivedAt > 20);
    await theNextConnection(scripted, listener);
    expect(acks).toEqual([]);
  });
});

describe('an ack on a line that is half-open', () => {
  it('goes out on another connection as soon as a pong is late, long before the line counts as dead', async () => {
    const { scripted, listener, acks } = await readyStage(2, { doubtMs: 200, pongMs: 60_000, pingEveryMs: 60_000 });
    scripted.sockets[0]?.pause();
    scripted.sockets[0]?.send('{"envelope_id":"1"}');
    await eventually('the ack', () => acks.length > 0);
    expect(acks).toEqual([{ socket: 2, text: '{"envelope_id":"1"}' }]);
    scripted.sockets[0]?.send('{"envelope_id":"2"}');
    await eventually('the ack of what came meanwhile', () => acks.length > 1);
    expect(acks[1]).toEqual({ socket: 2, text: '{"envelope_id":"2"}' });
    expect(listener.noticed('lost')).toEqual([]);

    // The doubt ends with the pong: what comes then is acked where it came.
    scripted.sockets[0]?.resume();
    await eventually('the acks on their own connection', () => acks.length === 4);
    const seen = acks.length;
    scripted.sockets[0]?.send('{"envelope_id":"3"}');
    await eventually('its ack', () => acks.length > seen);
    scripted.sockets[1]?.send('{"envelope_id":"4"}');
    await eventually('the last ack', () => acks.at(-1)?.text === '{"envelope_id":"4"}');
    expect(acks.slice(seen)).toEqual([
      { socket: 1, text: '{"envelope_id":"3"}' },
      { socket: 2, text: '{"envelope_id":"4"}' },
    ]);
  });
});

describe('an ack on the only line, which is half-open', () => {
  it('goes out on the successor, as soon as that is there', async () => {
    // Found dead after twice pongMs, when Slack does not wait any more.
    const limits = { doubtMs: 100, pongMs: 1_000, ackMs: 1_800, pingEveryMs: 60_000, lingerMs: 60_000 };
    const { scripted, listener, acks } = await readyStage(1, limits);
    scripted.sockets[0]?.pause();
    scripted.sockets[0]?.send('{"envelope_id":"1"}');
    await eventually('the ack', () => acks.length > 0);
    expect(acks).toEqual([{ socket: 2, text: '{"envelope_id":"1"}' }]);
    expect(listener.noticed('lost')).toEqual([]);
  });
});

describe('a bot on a half-open line that still brings payloads', () => {
  it('has its answers shown all the same, before Slack gives up waiting', async () => {
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
    // Some of them came on that line.
    expect(new Set(exchanges.map(({ attempts }) => attempts[0]?.connectionId)).size).toBe(2);
    expect(new Set(exchanges.map(({ ack }) => ack?.connectionId)).size).toBe(1);
  });
});
