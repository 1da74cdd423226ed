import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Exchange } from '@nest-slack/emulator';
import { describe, expect, it } from '@jest/globals';
import { Payload, SlackCommand, SlackEvent, SlackSocketModeStrategy } from '../../src/index.js';
import { Bot } from '../support/bot.js';

@Injectable()
class CountingBot {
  readonly runs = new Map<string, number>();

  @SlackCommand('/count')
  command(@Payload('text') text: string) {
    this.#count(text);
    return `Counted ${text}.`;
  }

  @SlackEvent('counted')
  event(@Payload('number') number: string): void {
    this.#count(number);
  }

  #count(what: string): void {
    this.runs.set(what, (this.runs.get(what) ?? 0) + 1);
  }
}

/** Sends payloads concurrently, a limited number at a time, until it is stopped. */
class Traffic {
  readonly exchanges: Exchange[] = [];
  readonly #end = new AbortController();
  readonly #lanes: readonly Promise<void>[];

  constructor(send: (number: string) => Promise<Exchange>, lanes = 4) {
    this.#lanes = Array.from({ length: lanes }, async (_, lane) => this.#run(lane, send));
  }

  async stop(): Promise<readonly Exchange[]> {
    this.#end.abort();
    await Promise.all(this.#lanes);
    return this.exchanges;
  }

  async #run(lane: number, send: (number: string) => Promise<Exchange>): Promise<void> {
    for (let index = 0; !this.#end.signal.aborted; index += 1) {
      this.exchanges.push(await send(`${lane}-${index}`));
      // Without a connection each exchange fails at once, so yield to the event loop to let the bot reconnect.
      await nextTurn();
    }
  }
}

const start = async (connections: number, ackTimeoutMs: number) => {
  const bot = await Bot.start({
    providers: [CountingBot],
    options: { connections, backOff: { baseMs: 20 } },
    slack: { ackTimeoutMs, redeliveryDelaysMs: [50, 200, 500] },
  });
  await bot.slack.waitForConnections(connections);
  return bot;
};
const onceEach = (exchanges: readonly Exchange[]) => exchanges.map(() => 1);
const runsOf = (bot: Bot) => [...bot.app.get(CountingBot).runs.values()];
const ids = (bot: Bot) => bot.slack.connections.map(({ id }) => id);

/** Waits until every earlier connection is replaced and all are ready. */
const renewed = async (bot: Bot, before: readonly string[]) =>
  bot.slack.waitFor('new connections', () =>
    ids(bot).length === before.length && ids(bot).every(id => !before.includes(id)) ? true : undefined,
  );

describe.each([1, 2])('with %i connections', connections => {
  it('responds to every command once while Slack refreshes all connections one after the other', async () => {
    await using bot = await start(connections, 3_000);
    const ann = bot.slack.user('ann');
    const before = ids(bot);
    const traffic = new Traffic(async number => ann.command('/count', number));
    for (let left = connections; left > 0; left -= 1) {
      await bot.slack.faults.refresh({ connection: 0, warning: true, warningLeadMs: 1_500, closeAfterMs: 100 });
      const gone = before[connections - left] ?? '';
      await bot.slack.waitFor('the renewed connection to close', () => (ids(bot).includes(gone) ? undefined : true));
    }
    await renewed(bot, before);
    const exchanges = await traffic.stop();
    expect(exchanges.length).toBeGreaterThan(20);
    expect(exchanges.map(({ problem }) => problem).filter(problem => problem !== undefined)).toEqual([]);
    expect(exchanges.every(({ message }) => message?.text.startsWith('Counted '))).toBe(true);
    expect(runsOf(bot)).toEqual(onceEach(exchanges));
    expect(bot.slack.problems).toEqual([]);
  });

  it('handles every event once while acks are lost and connections are cut, and acks each in the end', async () => {
    await using bot = await start(connections, 500);
    const before = ids(bot);
    const traffic = new Traffic(async number => bot.slack.deliverEvent({ type: 'counted', number }));
    await bot.slack.waitFor('traffic', () => traffic.exchanges[20]);
    bot.slack.faults.loseAcks(4);
    await bot.slack.waitFor('redeliveries', () => bot.slack.deliveries.find(({ attempts }) => attempts.length > 1));
    bot.slack.faults.cut();
    await renewed(bot, before);
    const exchanges = await traffic.stop();
    const deliveries = await Promise.all(exchanges.map(({ envelopeId }) => bot.slack.waitForDelivery(envelopeId)));
    expect(new Set(deliveries.map(({ status }) => status))).toEqual(new Set(['acked']));
    expect(runsOf(bot)).toEqual(onceEach(exchanges));
    expect(bot.app.get(SlackSocketModeStrategy).counts['default']?.lost).toBe(0);
  });
});
