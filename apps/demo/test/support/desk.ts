import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import { SlackEmulator, type ChannelPane, type Message, type Person } from '@nest-slack/emulator';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../src/app.module.js';
import { MemoryLogger } from './memory-logger.js';

const MANIFEST = fileURLToPath(new URL('../../manifest.json', import.meta.url));

/** The options of a desk in tests. */
export interface DeskSetting {
  /** The bot's ack deadline. Default: the framework's. */
  readonly ackDeadlineMs?: number;
  /** How long the health check of one service takes. Default: 0. */
  readonly checkMs?: number;
  /** Whether Slack has the app's manifest. Default: true. Without it, users can send commands that the bot lacks. */
  readonly hasManifest?: boolean;
  /** Whether the local Slack serves its page. Default: false. */
  readonly hasPage?: boolean;
}

interface RunningDesk {
  readonly slack: SlackEmulator;
  readonly app: INestApplicationContext;
  readonly log: MemoryLogger;
}

/**
 * The bot on its own local Slack, where ann and bob are releasers and carol is not. The bot has the permissions of its
 * manifest. A test fails for every failure in that Slack that it does not expect (`slack.failures.expect`).
 */
export class Desk {
  #open: RunningDesk | undefined;

  private constructor(private readonly setting: DeskSetting) {}

  /** Starts a desk before each test of the file or block and stops it after the test. */
  static forEachTest(setting: DeskSetting = {}): Desk {
    const desk = new Desk(setting);
    beforeEach(() => desk.#start());
    afterEach(() => desk.#end());
    return desk;
  }

  /** Starts one desk for all tests of the file or block, which must be independent of each other. */
  static forAllTests(setting: DeskSetting = {}): Desk {
    const desk = new Desk(setting);
    beforeAll(() => desk.#start());
    afterAll(() => desk.#end());
    return desk;
  }

  get slack(): SlackEmulator {
    return this.#running.slack;
  }

  get app(): INestApplicationContext {
    return this.#running.app;
  }

  /** The logs of the bot. */
  get log(): MemoryLogger {
    return this.#running.log;
  }

  get ann(): Person {
    return this.slack.user('ann');
  }

  get bob(): Person {
    return this.slack.user('bob');
  }

  get carol(): Person {
    return this.slack.user('carol');
  }

  get general(): ChannelPane {
    return this.slack.channel('general');
  }

  get support(): ChannelPane {
    return this.slack.channel('support');
  }

  /** Opens a ticket as ann, from #general or another channel. @returns its card */
  async ticket(title: string, service = 'web', channel = 'general'): Promise<Message> {
    await this.ann.command('/ticket', '', { channel });
    const form = await this.ann.modal('New ticket');
    await form.fill({ 'What is wrong?': title, 'Which service?': service }).submit();
    return this.ann.channel(channel).message(title);
  }

  /** Requests a deploy as ann, in #general. @returns its card */
  async deploy(text: string): Promise<Message> {
    await this.ann.command('/deploy', text);
    return this.general.message(/^Deploy \d+/);
  }

  /** Waits until the bot has acked all envelopes. */
  async waitForAcks(): Promise<void> {
    await this.slack.waitFor('all acks', () =>
      this.slack.deliveries.every(({ status }) => status === 'acked') ? true : undefined,
    );
  }

  get #running(): RunningDesk {
    if (!this.#open) throw new Error('The desk is only available inside tests.');
    return this.#open;
  }

  async #start(): Promise<void> {
    const log = new MemoryLogger();
    const { hasManifest = true, hasPage = false } = this.setting;
    const app = hasManifest ? { manifest: MANIFEST } : { appName: 'desk' };
    const slack = await SlackEmulator.start({ ...app, control: hasPage, failOn: 'anything' });
    try {
      const { appToken, botToken, apiUrl: slackApiUrl } = slack;
      const { ackDeadlineMs, checkMs = 0 } = this.setting;
      const releasers = [slack.user('ann').id, slack.user('bob').id];
      const access = { appToken, botToken, slackApiUrl, proxy: false, ackDeadlineMs } as const;
      const module = AppModule.forRoot({ releasers, checkMs, slack: access });
      const bot = await NestFactory.createApplicationContext(module, { logger: log, abortOnError: false });
      this.#open = { slack, app: bot, log };
    } catch (error) {
      await slack.close();
      throw error;
    }
  }

  async #end(): Promise<void> {
    const { app, slack } = this.#running;
    this.#open = undefined;
    try {
      await app.close();
    } finally {
      await slack.close();
    }
  }
}
