import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '@nest-slack/emulator';
import { Injectable } from '@nestjs/common';
import {
  Ctx,
  SlackContext,
  SlackCommand,
  SlackEvent,
  type SlackSocketModeOptions,
  SlackSocketModeStrategy,
} from '../../src/index.js';
import { withTimeout } from '../../../core/src/time/delays.js';
import { Bot } from '../support/bot.js';
import { ObstructedApi } from '../support/obstructed-api.js';
import { until } from '../support/until.js';

@Injectable()
class HearingBot {
  readonly heard: unknown[] = [];

  @SlackCommand('/ping')
  ping(): string {
    return 'pong';
  }

  @SlackEvent('message')
  hear(@Ctx() { userId }: SlackContext): void {
    this.heard.push(userId);
  }
}

describe('the bot identity', () => {
  let slack: SlackEmulator;
  let bot: Bot | undefined;
  beforeEach(async () => {
    slack = await SlackEmulator.start();
  });
  afterEach(async () => {
    await bot?.app.close();
    await slack.close();
  });

  const start = async (options: SlackSocketModeOptions = {}): Promise<Bot> => {
    bot = await Bot.on(slack, { providers: [HearingBot], options });
    return bot;
  };

  it('is not awaited when Slack limits the rate: the bot logs it and starts', async () => {
    slack.faults.refuseNextCalls('auth.test', 1, { retryAfterSeconds: 600 });
    const { log } = await start();
    expect(
      log.find('warn', 'auth.test failed, so the identity of the bot is unknown (HTTP 429 (ratelimited))'),
    ).toHaveLength(1);
    expect((await slack.user('ann').command('/ping')).message?.text).toBe('pong');
  });

  it('is not read from a server other than Slack, even if the response looks like one of Slack', async () => {
    slack.faults.refuseNextCalls('auth.test', 1, { error: 'token_revoked', status: 403 });
    const { log } = await start();
    expect(
      log.find('warn', 'auth.test failed, so the identity of the bot is unknown (HTTP 403 (token_revoked))'),
    ).toHaveLength(1);
  });

  it('causes one warning with the system error when Slack is unreachable', async () => {
    await using api = await ObstructedApi.start(slack, 'auth.test', ({ socket }) => socket.resetAndDestroy());
    const { log } = await start({ slackApiUrl: api.url });
    expect(log.find('warn', '')).toEqual([
      'auth.test failed, so the identity of the bot is unknown (read ECONNRESET). Until it is known, the identity named in each payload is used instead.',
    ]);
  });

  it('causes a warning with the timeout when Slack does not answer', async () => {
    await using api = await ObstructedApi.start(slack, 'auth.test', () => {});
    const { log } = await start({ slackApiUrl: api.url, connectionLimits: { urlMs: 100 } });
    expect(log.find('warn', '')).toEqual([expect.stringContaining('(no answer within 100 ms)')]);
  });

  it('delays nothing while Slack does not answer: the bot detects its own messages by their fields', async () => {
    await using api = await ObstructedApi.start(slack, 'auth.test');
    const starting = start({ slackApiUrl: api.url });
    await api.gate.reached;
    await slack.waitForConnections(2);
    expect((await slack.user('ann').command('/ping')).message?.text).toBe('pong');
    const { botUserId } = slack.app();
    await slack.deliverEvent({ type: 'message', channel: 'C1', user: botUserId, text: 'Mine.', ts: '1.1' });
    await slack.deliverEvent({ type: 'message', channel: 'C1', user: 'U1', text: 'Yours.', ts: '1.2' });
    api.gate.open();
    const { app } = await starting;
    expect(app.get(HearingBot).heard).toEqual(['U1']);
  });

  it('is not requested after the stop', async () => {
    await using api = await ObstructedApi.start(slack, 'auth.test');
    const { app, log } = await start({ autoStart: false, slackApiUrl: api.url });
    const strategy = app.get(SlackSocketModeStrategy);
    const starting = strategy.start();
    starting.catch(() => {});
    await api.gate.reached;
    await slack.waitForConnections(2);
    await strategy.stop();
    expect(await withTimeout(2_000, api.abandoned)).toBe(true);
    await starting.catch(() => {});
    expect(log.lines.filter(({ level }) => level === 'warn' || level === 'error')).toEqual([]);
    await slack.waitForConnections(0);
  });

  it('fails the app if Slack rejects the request after the startup: its state reports it', async () => {
    await using api = await ObstructedApi.start(slack, 'auth.test');
    const { app, log } = await start({ startTimeoutMs: 30, slackApiUrl: api.url });
    const statuses: string[] = [];
    app.get(SlackSocketModeStrategy).on('status', status => statuses.push(status));
    await slack.waitForConnections(2);
    slack.faults.refuseNextCalls('auth.test', 1, { error: 'token_revoked' });
    api.gate.open();
    await until(
      'the error',
      () => log.find('error', 'Connecting to Slack failed: Slack refuses the bot token').length === 1,
    );
    expect(statuses.at(-1)).toBe('failed');
    await slack.waitForConnections(0);
    await app.close();
    expect(statuses.at(-1)).toBe('stopped');
  });
});
