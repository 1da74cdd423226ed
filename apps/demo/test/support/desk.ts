import { SlackEmulator, type Message, type Person } from '@nest-slack/emulator';
import type { INestApplicationContext, LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../src/app.module.js';

/** What a test wants otherwise. */
interface DeskSetting {
  /** Default: nothing is logged. */
  readonly logger?: LoggerService | false;
  /** When the bot acks at the latest. Default: as it is used to. */
  readonly ackDeadlineMs?: number | undefined;
  /** How long each service takes to say how it is. Default: no time. */
  readonly checkMs?: number;
}

/** The bot on a local Slack of its own, where ann and bob are releasers. Closes both. */
export class Desk implements AsyncDisposable {
  private constructor(
    readonly slack: SlackEmulator,
    readonly app: INestApplicationContext,
  ) {}

  /** Resolves when the bot is connected. */
  static async open({ logger = false, ackDeadlineMs, checkMs = 0 }: DeskSetting = {}): Promise<Desk> {
    const slack = await SlackEmulator.start({ appName: 'desk' });
    try {
      const { appToken, botToken, apiUrl: slackApiUrl } = slack;
      const releasers = [slack.user('ann').id, slack.user('bob').id];
      const access = { appToken, botToken, slackApiUrl, proxy: false, ackDeadlineMs } as const;
      const module = AppModule.forRoot({ releasers, checkMs, slack: access });
      const app = await NestFactory.createApplicationContext(module, { logger, abortOnError: false });
      return new Desk(slack, app);
    } catch (error) {
      await slack.close();
      throw error;
    }
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

  /** Opens a ticket as ann, from #general. @returns its card */
  async ticket(title: string, fields: Readonly<Record<string, string>> = {}): Promise<Message> {
    await this.ann.command('/ticket');
    await this.ann.submit(await this.slack.waitForView(this.ann), { title, service: 'web', ...fields });
    return this.slack.waitForMessage(title);
  }

  /** Waits until the bot has acked all that happened. */
  async acked(): Promise<void> {
    await this.slack.waitFor('all acks', () =>
      this.slack.deliveries.every(({ status }) => status === 'acked') ? true : undefined,
    );
  }

  /** Waits until a message has been changed so that its blocks say this. */
  shows(message: Message, text: string): Promise<Message> {
    return this.slack.waitFor(
      `"${text}" in the message "${message.text}"`,
      () => this.slack.messages.find(({ ts, blocks }) => ts === message.ts && said(blocks).includes(text)),
      { timeoutMs: 3000 },
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.app.close();
    await this.slack.close();
  }
}

/** All that blocks say, to look for a text in. */
export const said = (blocks: readonly object[]): string => JSON.stringify(blocks);
