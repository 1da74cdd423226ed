import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SlackEmulator } from '@nest-slack/emulator';
import { Injectable } from '@nestjs/common';
import type { FetchFunction } from '@slack/web-api';
import {
  Ctx,
  SlackContext,
  SlackCommand,
  SlackEvent,
  type SlackSocketModeOptions,
  SlackSocketModeStrategy,
} from '../../src/index.js';
import { Bot } from '../support/bot.js';
import { Gate } from '../support/gate.js';
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

/** The network, with a gate that `auth.test` waits at for as long as its signal lets it. */
class HeldNetwork {
  readonly gate = new Gate();
  isAborted = false;

  readonly fetch: FetchFunction = async (url, init) => {
    if (!String(url).endsWith('auth.test')) return fetch(url, init);
    const aborted = new Promise<never>((_resolve, reject) => {
      init?.signal?.addEventListener('abort', () => {
        this.isAborted = true;
        reject(new Error('aborted'));
      });
    });
    await Promise.race([this.gate.pass(), aborted]);
    return fetch(url, init);
  };
}

/** A network that breaks at `auth.test`. */
const brokenNetwork: FetchFunction = async (url, init) => {
  if (!String(url).endsWith('auth.test')) return fetch(url, init);
  throw new TypeError('fetch failed', { cause: Object.assign(new Error('xoxb-1'), { code: 'ECONNRESET' }) });
};

/** A network on which the time of `auth.test` runs out. */
const unansweredNetwork: FetchFunction = async (url, init) => {
  if (!String(url).endsWith('auth.test')) return fetch(url, init);
  throw Object.assign(new Error('This operation was aborted'), { name: 'AbortError' });
};

describe('who the bot is', () => {
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

  it('is not waited for when Slack limits the rate: the bot says so and serves', async () => {
    slack.faults.refuseNextCalls('auth.test', 1, { retryAfterSeconds: 600 });
    const { log } = await start();
    expect(log.find('warn', '(slack_webapi_rate_limited_error: A rate-limit has been reached')).toHaveLength(1);
    expect((await slack.user('ann').command('/ping')).message?.text).toBe('pong');
  });

  it('is warned of in one line, with the system’s reason, when Slack could not be asked', async () => {
    const { log } = await start({ webClient: { fetch: brokenNetwork } });
    expect(log.find('warn', '')).toEqual([
      'auth.test could not tell who the bot is (ECONNRESET: [hidden]). Each payload that says it is taken at its word instead.',
    ]);
  });

  it('is warned of with the time that Slack had when it did not answer', async () => {
    const { log } = await start({ webClient: { fetch: unansweredNetwork } });
    expect(log.find('warn', '')).toEqual([expect.stringContaining('(no answer within 5000 ms)')]);
  });

  it('holds up nothing while Slack does not answer: own messages are told by what they say', async () => {
    const network = new HeldNetwork();
    const starting = start({ webClient: { fetch: network.fetch } });
    await network.gate.reached;
    await slack.waitForConnections(2);
    expect((await slack.user('ann').command('/ping')).message?.text).toBe('pong');
    const { botUserId } = slack.app();
    await slack.deliverEvent({ type: 'message', channel: 'C1', user: botUserId, text: 'Mine.', ts: '1.1' });
    await slack.deliverEvent({ type: 'message', channel: 'C1', user: 'U1', text: 'Yours.', ts: '1.2' });
    network.gate.open();
    const { app } = await starting;
    expect(app.get(HearingBot).heard).toEqual(['U1']);
  });

  it('is not asked for any longer than until the stop', async () => {
    const network = new HeldNetwork();
    const { app, log } = await start({ autoStart: false, webClient: { fetch: network.fetch } });
    const strategy = app.get(SlackSocketModeStrategy);
    const starting = strategy.start();
    starting.catch(() => {});
    await network.gate.reached;
    await slack.waitForConnections(2);
    await strategy.stop();
    await starting.catch(() => {});
    expect(network.isAborted).toBe(true);
    expect(log.lines.filter(({ level }) => level === 'warn' || level === 'error')).toEqual([]);
    await slack.waitForConnections(0);
  });

  it('that Slack refuses to say after the boot is over is a failure of the app: its status says so', async () => {
    const network = new HeldNetwork();
    const { app, log } = await start({ startTimeoutMs: 30, webClient: { fetch: network.fetch } });
    const statuses: string[] = [];
    app.get(SlackSocketModeStrategy).on('status', status => statuses.push(status));
    await slack.waitForConnections(2);
    slack.faults.refuseNextCalls('auth.test', 1, { error: 'token_revoked' });
    network.gate.open();
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
