import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '@nest-slack/emulator';
import { Injectable } from '@nestjs/common';
import { ConnectionFatalError, SlackCommand, SlackException, SlackSocketModeStrategy } from '../../src/index.js';
import { Bot, type BotParts } from '../support/bot.js';
import { callCount } from '../support/call-count.js';
import { makeHttp, waysIn } from '../support/ways-in.js';

@Injectable()
class PingBot {
  @SlackCommand('/ping')
  ping(): string {
    return 'pong';
  }
}

/** Attempts that time out soon and follow each other quickly, and a startup that does not wait for them. */
const impatient = {
  connectionLimits: { helloMs: 300 },
  backOff: { baseMs: 10, capMs: 20, openEveryMs: 1 },
  startTimeoutMs: 30,
};

describe('the startup', () => {
  let slack: SlackEmulator;
  beforeEach(async () => {
    slack = await SlackEmulator.start();
  });
  afterEach(() => slack.close());

  /** The error of a startup that must fail. */
  async function failureOf(parts: BotParts): Promise<unknown> {
    let bot: Bot;
    try {
      bot = await Bot.on(slack, { providers: [PingBot], ...parts });
    } catch (error) {
      return error;
    }
    await bot.app.close();
    throw new Error('The app came up.');
  }

  it.each(waysIn)('by %s is aborted when Slack rejects the app token', async (_name, boot) => {
    slack.faults.refuseNextOpens(10, { error: 'invalid_auth' });
    const failure = await failureOf({ boot });
    expect(failure).toBeInstanceOf(ConnectionFatalError);
    expect(failure).toMatchObject({
      code: 'invalid_auth',
      message: expect.stringContaining('Generate a new app-level token'),
    });
    expect(slack.connections).toEqual([]);
  });

  it.each(waysIn)('by %s is aborted when Slack rejects the bot token, and closes its sockets', async (_name, boot) => {
    slack.faults.refuseNextCalls('auth.test', 10, { error: 'token_revoked' });
    const failure = await failureOf({ boot });
    expect(failure).toBeInstanceOf(SlackException);
    expect(failure).toMatchObject({
      code: 'bot_token_refused',
      message: expect.stringContaining("refuses the bot token of the app 'default' (token_revoked)"),
    });
    await slack.waitForConnections(0);
  });

  it('of several apps is aborted when Slack rejects one', async () => {
    const good = { name: 'good', appToken: slack.appToken, botToken: slack.botToken };
    const bad = { name: 'bad', appToken: 'xapp-nobody-knows' };
    const failure = await failureOf({ options: { apps: [good, bad] } });
    expect(failure).toBeInstanceOf(SlackException);
    expect(failure).toMatchObject({
      code: 'invalid_auth',
      message: expect.stringMatching(/^The Slack app 'bad' can't connect\. .*Generate a new app-level token/s),
      cause: expect.any(ConnectionFatalError),
    });
  });

  it('continues after startTimeoutMs when Slack is unavailable, logs it, and connects later', async () => {
    slack.faults.mute();
    const bot = await Bot.on(slack, { providers: [PingBot], options: impatient });
    expect(
      bot.log.find(
        'warn',
        'not connected within 30 ms (startTimeoutMs). The app continues and keeps connecting in the background.',
      ),
    ).toHaveLength(1);

    slack.faults.unmute();
    await slack.waitFor('the connection', () => bot.log.find('log', 'Connected to Slack')[0]);
    expect((await slack.user('ann').command('/ping')).message?.text).toBe('pong');
    await bot.app.close();
  });

  it('continues and reports why the app is not connected', async () => {
    slack.faults.refuseNextOpens(1_000, { status: 503 });
    const bot = await Bot.on(slack, { options: { ...impatient, startTimeoutMs: 200 } });
    expect(
      bot.log.find('warn', /not connected within 200 ms \(startTimeoutMs\): .*503.*\. The app continues/),
    ).toHaveLength(1);
    await bot.app.close();
  });

  it('that continued is not reported as failed by the stop', async () => {
    slack.faults.mute();
    const bot = await Bot.on(slack, { options: impatient });
    await bot.app.close();
    expect(bot.log.find('error', '')).toEqual([]);
  });

  it('that continued reports a later rejection by Slack only in the log and the state', async () => {
    slack.faults.mute();
    const bot = await Bot.on(slack, { options: impatient });
    const statuses: string[] = [];
    bot.app.get(SlackSocketModeStrategy).on('status', status => statuses.push(status));
    slack.faults.refuseNextOpens(10, { error: 'token_expired' });
    await slack.waitFor('the error', () => bot.log.find('error', 'token_expired')[0]);
    expect(bot.log.find('error', 'token_expired')).toHaveLength(1);
    expect(statuses.at(-1)).toBe('failed');
    await bot.app.close();
  });

  it('does not need auth.test: without a response it logs that the bot identity is unknown', async () => {
    slack.faults.refuseNextCalls('auth.test', 1, { error: 'fatal_error' });
    const bot = await Bot.on(slack, { providers: [PingBot] });
    expect(bot.log.find('warn', 'auth.test failed, so the identity of the bot is unknown (fatal_error)')).toHaveLength(
      1,
    );
    expect((await slack.user('ann').command('/ping')).message?.text).toBe('pong');
    await bot.app.close();
  });

  it('can be cancelled while it waits for Slack', async () => {
    slack.faults.mute();
    const bot = await Bot.on(slack, {
      boot: async (module, log) => {
        const app = await makeHttp(module, log);
        const coming = app.init();
        await slack.waitFor('a dial', () => callCount(slack, 'apps.connections.open') === 1 || undefined);
        await app.get(SlackSocketModeStrategy).stop();
        return coming;
      },
    });
    expect(bot.log.find('error', '')).toEqual([]);
    await slack.waitForConnections(0);
    await bot.app.close();
  });
});
