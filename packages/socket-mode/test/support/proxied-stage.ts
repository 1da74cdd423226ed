import { afterEach, beforeEach, expect } from '@jest/globals';
import { SlackEmulator } from '@nest-slack/emulator';
import type { SlackSocketModeOptions } from '../../src/index.js';
import { Bot, LogBook } from './bot.js';
import { ConnectProxy, type ConnectProxyOptions } from './connect-proxy.js';
import { ScriptedBot } from './scripted-bot.js';
import { until } from './until.js';

const VARIABLES = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'NO_PROXY', 'no_proxy'] as const;
const PASSWORD = 'p@ss:not-to-be-told/%';

/** The credentials that the proxy accepts, in several spellings. */
export const credentials = {
  password: PASSWORD,
  plain: `bot:${PASSWORD}`,
  inUrl: `bot:${encodeURIComponent(PASSWORD)}`,
};

/** Every kind of request that a bot makes in {@link ProxiedStage.talk}. */
export const EVERYTHING = [
  'POST /api/apps.connections.open',
  'GET /link/',
  'POST /api/auth.test',
  'POST /api/chat.postMessage',
  expect.stringMatching(/^POST \/(?!api).+/),
];

/** A new local Slack and a new proxy for each test of a file, without a proxy in the environment. */
export class ProxiedStage {
  #slack: SlackEmulator | undefined;
  #proxy: ConnectProxy | undefined;
  /** The running servers. */
  readonly bots: Bot[] = [];
  log = new LogBook();

  constructor() {
    beforeEach(async () => {
      for (const name of VARIABLES) delete process.env[name];
      this.log = new LogBook();
      this.#slack = await SlackEmulator.start();
      this.#proxy = await ConnectProxy.start();
    });
    afterEach(async () => {
      for (const name of VARIABLES) delete process.env[name];
      for (const bot of this.bots.splice(0)) await bot[Symbol.asyncDispose]();
      await this.#slack?.close();
      await this.#proxy?.[Symbol.asyncDispose]();
    });
  }

  get slack(): SlackEmulator {
    if (this.#slack === undefined) throw new Error('The local Slack runs only during a test.');
    return this.#slack;
  }

  get proxy(): ConnectProxy {
    if (this.#proxy === undefined) throw new Error('The proxy runs only during a test.');
    return this.#proxy;
  }

  /** Replaces the default proxy with another kind. */
  async proxyWith(options: ConnectProxyOptions): Promise<void> {
    await this.proxy[Symbol.asyncDispose]();
    this.#proxy = await ConnectProxy.start(options);
  }

  /** A bot that starts with or without a connection. */
  async serve(options: SlackSocketModeOptions): Promise<Bot> {
    const quick = {
      startTimeoutMs: 50,
      backOff: { baseMs: 10, capMs: 40, openEveryMs: 10 },
      connectionLimits: { closeMs: 100 },
    };
    const bot = await Bot.on(this.slack, { providers: [ScriptedBot], options: { ...quick, ...options } }, this.log);
    this.bots.push(bot);
    return bot;
  }

  /** Waits until exactly this many sockets are open. */
  async connected(count = 2): Promise<void> {
    const { length } = await this.slack.waitForConnections(count, { timeoutMs: 4_000 });
    if (length !== count) throw new Error(`${length} sockets are open in place of ${count}.`);
  }

  /** Waits for a log line of any level. */
  async line(part: string): Promise<string> {
    const line = () => this.log.lines.find(({ text }) => text.includes(part))?.text;
    await until(`a line with '${part}'`, () => line() !== undefined, 4_000);
    return line() ?? '';
  }

  /** Makes the bot respond to a command once through response_url and once through the Web API. */
  async talk(bot: Bot): Promise<void> {
    const talking = bot.app.get(ScriptedBot).next(async ctx => {
      await ctx.respond('By the response_url.');
      await ctx.say({ channel: 'general', text: 'By the Web API.' });
    });
    await this.slack.user('ann').command('/talk');
    await talking;
    await this.slack.waitForMessage('By the response_url.');
    await this.slack.waitForMessage('By the Web API.');
  }
}
