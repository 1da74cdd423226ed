import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals';
import { SlackEmulator, type ChannelPane, type Message, type Person } from '@nest-slack/emulator';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../src/app.module.js';
import { LogBook } from './log-book.js';

const MANIFEST = fileURLToPath(new URL('../../manifest.json', import.meta.url));

/** What a test wants otherwise. */
export interface DeskSetting {
  /** When the bot acks at the latest. Default: as it is used to. */
  readonly ackDeadlineMs?: number;
  /** How long each service takes to say how it is. Default: no time. */
  readonly checkMs?: number;
  /** Whether Slack has the app's manifest. Default: true. Without one, people may use what the bot no longer has. */
  readonly hasManifest?: boolean;
  /** Whether it has its page. Default: false. */
  readonly hasPage?: boolean;
}

interface OpenDesk {
  readonly slack: SlackEmulator;
  readonly app: INestApplicationContext;
  readonly log: LogBook;
}

/**
 * The bot on a local Slack of its own, where ann and bob are releasers and carol is none. The bot may do what its manifest
 * says, and a test fails for whatever goes wrong in that Slack and is not expected (`slack.failures.expect`).
 */
export class Desk {
  #open: OpenDesk | undefined;

  private constructor(private readonly setting: DeskSetting) {}

  /** A desk that is opened anew for each test of the file or block, and closed after it. */
  static forEachTest(setting: DeskSetting = {}): Desk {
    const desk = new Desk(setting);
    beforeEach(() => desk.#start());
    afterEach(() => desk.#end());
    return desk;
  }

  /** A desk for all tests of the file or block, which don't disturb each other. */
  static forAllTests(setting: DeskSetting = {}): Desk {
    const desk = new Desk(setting);
    beforeAll(() => desk.#start());
    afterAll(() => desk.#end());
    return desk;
  }

  get slack(): SlackEmulator {
    return this.#opened.slack;
  }

  get app(): INestApplicationContext {
    return this.#opened.app;
  }

  /** What the bot has logged. */
  get log(): LogBook {
    return this.#opened.log;
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

  /** Asks for a deploy as ann, in #general. @returns its card */
  async deploy(text: string): Promise<Message> {
    await this.ann.command('/deploy', text);
    return this.general.message(/^Deploy \d+/);
  }

  /** Waits until the bot has acked all that happened. */
  async acked(): Promise<void> {
    await this.slack.waitFor('all acks', () =>
      this.slack.deliveries.every(({ status }) => status === 'acked') ? true : undefined,
    );
  }

  get #opened(): OpenDesk {
    if (!this.#open) throw new Error('The desk is open within tests alone.');
    return this.#open;
  }

  async #start(): Promise<void> {
    const log = new LogBook();
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
    const { app, slack } = this.#opened;
    this.#open = undefined;
    try {
      await app.close();
    } finally {
      await slack.close();
    }
  }
}
