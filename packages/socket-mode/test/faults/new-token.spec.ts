import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '@nest-slack/emulator';
import { Injectable } from '@nestjs/common';
import {
  SlackCommand,
  SlackConnections,
  SlackOptionsException,
  SlackSocketModeStrategy,
  type SlackSocketModeOptions,
} from '../../src/index.js';
import { Bot, LogBook } from '../support/bot.js';
import { bundle, Child } from '../support/child-process.js';
import { HeldBot, HeldWork } from '../support/held-bot.js';
import { quickBackOff, SeenBot } from '../support/seen-bot.js';
import { countsOf, join } from '../support/start-held.js';
import { until } from '../support/until.js';

@Injectable()
class WhoBot {
  @SlackCommand('/who', { app: 'sales' })
  sales(): string {
    return 'the sales bot';
  }
  @SlackCommand('/who', { app: 'support' })
  support(): string {
    return 'the support bot';
  }
  @SlackCommand('/ping')
  ping(): string {
    return 'pong';
  }
}

describe('a token that is revoked while the bot serves', () => {
  let slack: SlackEmulator;
  let bot: Bot | undefined;
  beforeEach(async () => {
    slack = await SlackEmulator.start({ appName: 'sales' });
  });
  afterEach(async () => {
    await bot?.app.close();
    await slack.close();
  });

  const start = async (options: SlackSocketModeOptions, log = new LogBook()) => {
    bot = await Bot.on(
      slack,
      { providers: [WhoBot], options: { connections: 2, backOff: quickBackOff, ...options } },
      log,
    );
    const seen = bot.app.get(SlackConnections);
    await until('every connection', () =>
      seen.apps.every(app => app.connections.every(({ status }) => status === 'ready')),
    );
    return { log, seen, strategy: bot.app.get(SlackSocketModeStrategy) };
  };
  const twoApps = () => {
    const { name, appToken, botToken } = slack.app('sales');
    const support = slack.addApp('support');
    return [
      { name, appToken, botToken },
      { name: 'support', appToken: support.appToken, botToken: support.botToken },
    ];
  };
  const said = async (app: string, command = '/who') =>
    (await slack.user('ann').command(command, '', { app })).message?.text;

  it('fails its app, once and with what to do; what is open serves on, and so do the others', async () => {
    const { log, seen } = await start({ apps: twoApps() });
    slack.replaceAppToken('sales');
    slack.faults.cut({ app: 'sales', connection: 0 });
    await until('the end of all attempts', () => seen.app('sales').status === 'failed');
    expect(seen.app('sales').reason).toBe('Slack refused to open a connection (token_revoked)');
    expect(log.find('error', '')).toEqual([
      expect.stringMatching(
        /: token_revoked\. .* 1 connection still serves .* Generate a new app-level token .* SlackSocketModeStrategy\.replaceAppToken\(\)/,
      ),
    ]);
    expect(await said('sales')).toBe('the sales bot');

    slack.faults.cut({ app: 'sales' });
    await until('the last one', () => seen.app('sales').connections.every(({ status }) => status === 'closed'));
    expect(
      log.find('warn', /^No connection to Slack is left: .* Nothing is received any more\. No further/),
    ).toHaveLength(1);
    expect(seen.app('support').status).toBe('connected');
    expect(await said('support')).toBe('the support bot');
  });

  it('is followed by a new one: its app serves again, and the handlers bound to its name', async () => {
    const { seen, strategy, log } = await start({ apps: twoApps() });
    const appToken = slack.replaceAppToken('sales');
    slack.faults.cut({ app: 'sales' });
    await until('the end of all attempts', () => seen.app('sales').status === 'failed');
    await strategy.replaceAppToken(appToken, 'sales');
    expect(log.find('log', 'The app token was replaced: the new one has its first connection.')).toHaveLength(1);
    await slack.waitForConnections(2, { app: 'sales' });
    expect(seen.app('sales')).toMatchObject({ status: 'connected', reason: null });
    expect(await said('sales')).toBe('the sales bot');
    expect(await said('sales', '/ping')).toBe('pong');
  });

  it('is followed by a new one for the one app that has no name', async () => {
    const { seen, strategy, log } = await start({});
    const appToken = slack.replaceAppToken();
    slack.faults.cut();
    await until('the end of all attempts', () => seen.app().status === 'failed');
    await strategy.replaceAppToken(appToken);
    await slack.waitForConnections(2);
    expect(await said('sales', '/ping')).toBe('pong');
    expect(log.find('log', 'Connected to Slack again')).toHaveLength(1);
  });

  it.each(['sales', 'default'])('can be mended by removing and adding the app as well: %s', async name => {
    const { seen, strategy } = await start(name === 'default' ? {} : { apps: twoApps() });
    const appToken = slack.replaceAppToken();
    slack.faults.cut({ app: 'sales' });
    await until('the end of all attempts', () => seen.app(name).status === 'failed');
    expect(await strategy.removeApp(name)).toBe(true);
    await strategy.addApp({ name, appToken, botToken: slack.botToken });
    expect(seen.app(name).status).toBe('connected');
    expect(await said('sales', '/ping')).toBe('pong');
  });

  it('fails an app that still connects in the background, and a new one mends that too', async () => {
    slack.faults.mute();
    const options = { startTimeoutMs: 20, backOff: quickBackOff, connectionLimits: { helloMs: 100 } };
    bot = await Bot.on(slack, { providers: [WhoBot], options });
    const appToken = slack.replaceAppToken();
    const seen = bot.app.get(SlackConnections);
    await until('the end of all attempts', () => seen.app().status === 'failed');
    expect(bot.log.find('error', 'token_revoked')).toHaveLength(1);
    slack.faults.unmute();
    await bot.app.get(SlackSocketModeStrategy).replaceAppToken(appToken);
    await until('a connection', () => seen.app().status === 'connected');
    expect(await said('sales', '/ping')).toBe('pong');
  });
});

describe('what was at work when the token was revoked', () => {
  it('goes on, is acked by a connection of the new one, and does not run again', async () => {
    await using stage = await SeenBot.start(1, {
      providers: [HeldWork, HeldBot],
      slack: { ackTimeoutMs: 1_200, redeliveryDelaysMs: [50, 200, 1_000] },
    });
    const { slack, app } = stage.bot;
    const work = app.get(HeldWork);
    work.hold('U0');
    const exchange = join(stage.bot, 'U0');
    await until('the handler to begin', () => work.begun.length === 1);
    const appToken = slack.replaceAppToken();
    slack.faults.cut();
    await stage.happened('failed');

    await app.get(SlackSocketModeStrategy).replaceAppToken(appToken);
    const { envelopeId } = await exchange;
    await until('the redelivery', () => countsOf(stage.bot)?.received === 2);
    work.release('U0');
    expect(await slack.waitForDelivery(envelopeId)).toMatchObject({ status: 'acked' });
    expect(work.begun).toEqual(['U0']);
    // What was handled before stays handled.
    const { ack } = await slack.deliver({ ...lastEvent(stage), envelopeId: 'again' });
    expect(ack).toMatchObject({ status: 'in_time' });
    expect(work.begun).toEqual(['U0']);
  });
});

describe('an ack that finds no connection after the token was replaced', () => {
  it('waits for one again, as before the app had failed', async () => {
    await using stage = await SeenBot.start(1, { providers: [HeldWork, HeldBot] });
    const { slack, app } = stage.bot;
    const work = app.get(HeldWork);
    const appToken = slack.replaceAppToken();
    slack.faults.cut();
    await stage.happened('failed');
    await app.get(SlackSocketModeStrategy).replaceAppToken(appToken);

    work.hold('that');
    const exchange = slack.user('ann').command('/do', 'that');
    await until('the handler to begin', () => work.begun.length === 1);
    slack.faults.shutDoor();
    slack.faults.cut();
    await stage.happened('disconnected', 2);
    work.release('that');
    await until('the handler to end', () => work.ended.length === 1);
    await slack.faults.openDoor();
    expect((await exchange).ack).toMatchObject({ status: 'in_time', payload: { text: 'Did that.' } });
  });
});

/** The payload of the last event that was sent to the bot. */
const lastEvent = ({ bot }: SeenBot) => {
  const { type, payload } = bot.slack.deliveries.at(-1) ?? {};
  if (type === undefined || payload === undefined) throw new Error('No event was sent.');
  return { type, payload };
};

describe('a new token for an app that serves', () => {
  it.each([1, 2, 10])(
    'takes over %i connection(s) without a gap: every command is answered once',
    async connections => {
      await using stage = await SeenBot.start(connections, { providers: [WhoBot] });
      const { slack, app } = stage.bot;
      const before = slack.connections.map(({ id }) => id);
      let fewest = connections;
      let most = connections;
      slack.on('connection', () => {
        fewest = Math.min(fewest, slack.connections.length);
        most = Math.max(most, slack.connections.length);
      });

      const strategy = app.get(SlackSocketModeStrategy);
      const replacement = strategy.replaceAppToken(slack.replaceAppToken());
      const answers: unknown[] = [];
      while (stage.count('renewed') < connections) {
        answers.push((await slack.user('ann').command('/ping')).message?.text);
        await nextTurn();
      }
      await replacement;
      await slack.waitForConnections(connections);

      expect(new Set(answers)).toEqual(new Set(['pong']));
      expect(slack.connections.filter(({ id }) => before.includes(id))).toEqual([]);
      // With ten, one has to go before its successor comes.
      expect(fewest).toBe(connections === 10 ? 9 : connections);
      expect(most).toBeLessThanOrEqual(10);
      // With ten, that one goes first is said.
      expect(stage.lines).toHaveLength(connections === 10 ? 2 : 1);
      expect(stage.lines).toContain('log: The app token was replaced: the new one has its first connection.');
      expect(stage.count('lost')).toBe(0);
    },
  );

  it('changes nothing when Slack refuses it, nor when it is none', async () => {
    await using stage = await SeenBot.start(2, { providers: [WhoBot] });
    const { slack, app } = stage.bot;
    const strategy = app.get(SlackSocketModeStrategy);
    const before = slack.connections;
    const state = stage.seen.app();
    const none = 'xapp-nobody';
    await expect(strategy.replaceAppToken(none)).rejects.toMatchObject({
      code: 'invalid_auth',
      message: expect.stringMatching(
        /^The new app token was refused by Slack \(invalid_auth\); the old one stays in use\. The token/,
      ),
    });
    await expect(strategy.replaceAppToken(slack.botToken)).rejects.toThrow(SlackOptionsException);
    await expect(strategy.replaceAppToken('')).rejects.toThrow('Give replaceAppToken() the app-level token (xapp-…)');
    await expect(strategy.replaceAppToken(slack.appToken, 'nobody')).rejects.toMatchObject({ code: 'unknown_app' });
    expect(stage.seen.app()).toBe(state);
    expect(slack.connections).toEqual(before);
    expect(stage.events).toEqual([]);
  });

  it('names its app when Slack refuses it and there are several', async () => {
    const slack = await SlackEmulator.start({ appName: 'sales' });
    const { name, appToken, botToken } = slack.app('sales');
    await using bot = await Bot.on(slack, { providers: [WhoBot], options: { apps: [{ name, appToken, botToken }] } });
    await expect(bot.app.get(SlackSocketModeStrategy).replaceAppToken('xapp-nobody')).rejects.toMatchObject({
      code: 'invalid_auth',
      message: expect.stringMatching(
        /^The new app token of the Slack app 'sales' was refused by Slack \(invalid_auth\);/,
      ),
    });
  });

  it('goes on in the background while Slack cannot be reached, and the old connections serve', async () => {
    await using stage = await SeenBot.start(1, {
      providers: [WhoBot],
      options: { startTimeoutMs: 50, connections: 1, backOff: quickBackOff },
    });
    const { slack, app } = stage.bot;
    const appToken = slack.replaceAppToken();
    slack.faults.shutDoor();
    await app.get(SlackSocketModeStrategy).replaceAppToken(appToken);
    expect(stage.seen.app()).toMatchObject({
      status: 'connected',
      connections: [{ status: 'renewing', reason: 'new_token' }],
    });
    expect((await slack.user('ann').command('/ping')).message?.text).toBe('pong');
    await slack.faults.openDoor();
    await stage.happened('renewed');
  });

  it('is kept for the start before it, and refused after the stop', async () => {
    const slack = await SlackEmulator.start();
    await using bot = await Bot.on(slack, { providers: [WhoBot], options: { autoStart: false } });
    const strategy = bot.app.get(SlackSocketModeStrategy);
    await strategy.replaceAppToken(slack.replaceAppToken());
    expect(slack.connections).toEqual([]);
    await strategy.start();
    expect((await slack.user('ann').command('/ping')).message?.text).toBe('pong');
    await strategy.stop();
    await expect(strategy.replaceAppToken(slack.appToken)).rejects.toThrow('what was stopped does not start again');
  });
});

describe('a process whose only app has failed', () => {
  it('lives on, for somebody to give it a new token, and ends at a signal', async () => {
    const slack = await SlackEmulator.start();
    try {
      await using child = new Child(await bundle('serving.program.ts'), ['0', 'signal'], slack.env);
      const saying = (word: string) => until(`"${word}" of the process`, () => child.output.includes(word), 20_000);
      await saying('up\n');
      slack.replaceAppToken();
      slack.faults.cut();
      await saying('token_revoked');
      // The connection that a call has left open keeps a process for seconds as well.
      await slack.close();
      await expect(child.end(4_000)).rejects.toThrow('Waited 4000 ms for a process to end');
      child.signal('SIGTERM');
      expect(await child.end()).toMatchObject({ signal: 'SIGTERM' });
    } finally {
      await slack.close();
    }
  }, 30_000);
});
