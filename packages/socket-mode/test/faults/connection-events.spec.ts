import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, jest } from '@jest/globals';
import { config, map } from 'rxjs';
import { SlackConnections, SlackSocketModeStrategy, type SlackAppState } from '../../src/index.js';
import { Bot } from '../support/bot.js';
import { HeldBot, HeldWork } from '../support/held-bot.js';
import { join } from '../support/start-held.js';
import { SeenBot } from '../support/seen-bot.js';
import { until } from '../support/until.js';

const fail = (): never => {
  throw new Error('The dashboard is gone.');
};
// TypeScript does not see a promise here: a subscriber must not return one, but users write async subscribers anyway.
const reject: () => unknown = async () => Promise.reject(new Error('The dashboard is gone.'));

describe('connection events', () => {
  it('report what happened, in which app and when, after the state change', async () => {
    await using stage = await SeenBot.start(2);
    const { slack } = stage.bot;
    const statuses: string[] = [];
    stage.seen.events$.subscribe(({ kind }) => statuses.push(`${kind} ${stage.seen.app().status}`));
    const from = Date.now();
    slack.faults.refuseNextOpens(1, { error: 'internal_error' });
    slack.faults.cut();
    await stage.happened('recovered');

    expect(statuses.slice(0, 4)).toEqual([
      'lost connected',
      'lost disconnected',
      'disconnected disconnected',
      'retrying disconnected',
    ]);
    expect(stage.kinds.slice(4)).toEqual(['ready', 'connected', 'ready', 'recovered']);
    expect(stage.events[0]).toMatchObject({
      app: 'default',
      connection: expect.any(Number),
      failure: { kind: 'closed', code: 1006 },
      reason: 'the connection broke (code 1006)',
      serving: 1,
      level: 'log',
      text: expect.stringContaining('was lost'),
    });
    // The second loss and the report that no connection is left are one event.
    expect(stage.events[1]).toMatchObject({ kind: 'lost', serving: 0, level: 'silent' });
    for (const { at } of stage.events) expect(at.getTime()).toBeGreaterThanOrEqual(from);
  });

  it('reach all subscribers in order, even if a subscriber changes the state', async () => {
    await using stage = await SeenBot.start(2);
    const { bot, seen } = stage;
    const strategy = bot.app.get(SlackSocketModeStrategy);
    seen.apps$.subscribe(([app]) => {
      if (app?.status === 'disconnected') void strategy.removeApp('default');
    });
    const told: (readonly SlackAppState[])[] = [];
    seen.apps$.subscribe(apps => told.push(apps));
    bot.slack.faults.cut();
    await until('the removal', () => seen.apps.length === 0);
    expect(told.at(-2)).toMatchObject([{ status: 'disconnected' }]);
    expect(told.at(-1)).toEqual([]);
  });
});

describe('an overload', () => {
  it('is included in the app state, and publishes one event at its start and one at its end', async () => {
    const bot = await Bot.start({ providers: [HeldWork, HeldBot], options: { concurrency: { max: 1, maxQueued: 0 } } });
    await using _ = bot;
    const seen = bot.app.get(SlackConnections);
    const work = bot.app.get(HeldWork);
    const told: [string, boolean][] = [];
    seen.events$.subscribe(event => {
      if (event.kind === 'overloaded' || event.kind === 'overload_over') told.push([event.kind, seen.app().overloaded]);
    });
    expect(seen.app().overloaded).toBe(false);
    work.hold('U0');
    void join(bot, 'U0');
    await until('the slot to be taken', () => work.begun.length === 1);
    for (const name of ['U1', 'U2', 'U3']) void join(bot, name);
    await until('the overload', () => seen.app().overloaded);
    expect(bot.app.get(SlackSocketModeStrategy).load).toEqual({
      default: { running: 1, waiting: 0, overloaded: true },
    });
    work.release('U0');
    await bot.app.get(SlackSocketModeStrategy).stop();
    expect(told).toEqual([
      ['overloaded', true],
      ['overload_over', false],
    ]);
    expect(bot.log.find('warn', /^Overloaded: /)).toHaveLength(1);
    expect(bot.log.find('log', /^The overload ended /)).toHaveLength(1);
  });
});

describe('a subscriber that throws', () => {
  it('is logged, and affects neither the process, the connections nor other subscribers', async () => {
    await using stage = await SeenBot.start(1);
    const { bot, seen } = stage;
    const strays = jest.fn();
    // RxJS throws uncaught errors in a separate turn of the event loop.
    config.onUnhandledError = strays;
    process.on('unhandledRejection', strays);
    try {
      seen.apps$.subscribe(fail);
      seen.events$.subscribe({ next: fail, complete: fail });
      seen.events$.subscribe(reject);
      seen.events$.pipe(map(fail)).subscribe();
      seen.events$.pipe(map(({ kind }) => kind)).subscribe(fail);
      const others: string[] = [];
      seen.events$.subscribe(({ kind }) => others.push(kind));

      bot.slack.faults.cut();
      await until('the connection', () => stage.isWhole && others.includes('connected'));
      await bot.app.get(SlackSocketModeStrategy).stop();
      await pause(10);
      expect(strays).not.toHaveBeenCalled();
      expect(others).toEqual(['lost', 'disconnected', 'ready', 'connected', 'recovered']);
      const logged = bot.log.find('error', 'A subscriber of SlackConnections failed: The dashboard is gone.');
      // The subscriber whose operator failed has ended. Two others also received the end or the first state.
      expect(logged.length).toBeGreaterThan(3 * others.length);
    } finally {
      config.onUnhandledError = null;
      process.off('unhandledRejection', strays);
    }
  });
});
