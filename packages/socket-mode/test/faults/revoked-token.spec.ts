import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '@nest-slack/emulator';
import { SlackConnections, SlackSocketModeStrategy, type SlackSocketModeOptions } from '../../src/index.js';
import { Bot, LogBook } from '../support/bot.js';
import { bundle, Child } from '../support/child-process.js';
import { HeldBot, HeldWork } from '../support/held-bot.js';
import { quickBackOff, SeenBot } from '../support/seen-bot.js';
import { countsOf, join } from '../support/start-held.js';
import { until } from '../support/until.js';
import { WhoBot } from '../support/who-bot.js';

describe('a token that is revoked while the bot is running', () => {
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

  it('fails its app once, with advice, while open sockets and other apps keep running', async () => {
    const { log, seen } = await start({ apps: twoApps() });
    slack.replaceAppToken('sales');
    slack.faults.cut({ app: 'sales', connection: 0 });
    await until('the end of all attempts', () => seen.app('sales').status === 'failed');
    expect(seen.app('sales').reason).toBe('Slack refused to open a connection (token_revoked)');
    expect(log.find('error', '')).toEqual([
      expect.stringMatching(
        /: token_revoked\. .* 1 connection still receives payloads .* Generate a new app-level token .* SlackSocketModeStrategy\.replaceAppToken\(\)/,
      ),
    ]);
    expect(await said('sales')).toBe('the sales bot');

    slack.faults.cut({ app: 'sales' });
    await until('the last one', () => seen.app('sales').connections.every(({ status }) => status === 'closed'));
    expect(
      log.find('warn', /^All connections to Slack are lost: .* Payloads are no longer received\. No further/),
    ).toHaveLength(1);
    expect(seen.app('support').status).toBe('connected');
    expect(await said('support')).toBe('the support bot');
  });

  it('can be replaced: its app and the handlers bound to its name work again', async () => {
    const { seen, strategy, log } = await start({ apps: twoApps() });
    const appToken = slack.replaceAppToken('sales');
    slack.faults.cut({ app: 'sales' });
    await until('the end of all attempts', () => seen.app('sales').status === 'failed');
    await strategy.replaceAppToken(appToken, 'sales');
    expect(
      log.find('log', 'The app token was replaced: the first connection with the new token is ready.'),
    ).toHaveLength(1);
    await slack.waitForConnections(2, { app: 'sales' });
    expect(seen.app('sales')).toMatchObject({ status: 'connected', reason: null });
    expect(await said('sales')).toBe('the sales bot');
    expect(await said('sales', '/ping')).toBe('pong');
  });

  it('can be replaced for the only app without a name', async () => {
    const { seen, strategy, log } = await start({});
    const appToken = slack.replaceAppToken();
    slack.faults.cut();
    await until('the end of all attempts', () => seen.app().status === 'failed');
    await strategy.replaceAppToken(appToken);
    await slack.waitForConnections(2);
    expect(await said('sales', '/ping')).toBe('pong');
    expect(log.find('log', 'Connected to Slack again')).toHaveLength(1);
  });

  it.each(['sales', 'default'])('can also be replaced by removing and adding the app: %s', async name => {
    const { seen, strategy } = await start(name === 'default' ? {} : { apps: twoApps() });
    const appToken = slack.replaceAppToken();
    slack.faults.cut({ app: 'sales' });
    await until('the end of all attempts', () => seen.app(name).status === 'failed');
    expect(await strategy.removeApp(name)).toBe(true);
    await strategy.addApp({ name, appToken, botToken: slack.botToken });
    expect(seen.app(name).status).toBe('connected');
    expect(await said('sales', '/ping')).toBe('pong');
  });

  it('fails an app that is still connecting in the background, and a replacement fixes that too', async () => {
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

describe('a handler that is running when the token is revoked', () => {
  it('completes, is acked on a connection of the new token, and does not run again', async () => {
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
    // The outcomes of completed payloads are kept.
    const { ack } = await slack.deliver({ ...lastEvent(stage), envelopeId: 'again' });
    expect(ack).toMatchObject({ status: 'in_time' });
    expect(work.begun).toEqual(['U0']);
  });
});

describe('an ack without a connection after the token was replaced', () => {
  it('waits for a connection, as before the failure', async () => {
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

describe('a process whose only app has failed', () => {
  it('keeps running so that the token can be replaced, and ends at a signal', async () => {
    const slack = await SlackEmulator.start();
    try {
      await using child = new Child(await bundle('serving.program.ts'), ['0', 'signal'], slack.env);
      const saying = (word: string) => until(`"${word}" of the process`, () => child.output.includes(word), 20_000);
      await saying('up\n');
      slack.replaceAppToken();
      slack.faults.cut();
      await saying('token_revoked');
      // A connection that a Web API call has left open also keeps a process alive for seconds.
      await slack.close();
      await expect(child.end(4_000)).rejects.toThrow('Waited 4000 ms for a process to end');
      child.signal('SIGTERM');
      expect(await child.end()).toMatchObject({ signal: 'SIGTERM' });
    } finally {
      await slack.close();
    }
  }, 30_000);
});
