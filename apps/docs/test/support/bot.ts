import { SlackEmulator, type Person } from '@nest-slack/emulator';
import { SlackSocketModeModule, type SlackSocketModeOptions } from '@nest-slack/socket-mode';
import { type INestApplicationContext, Module, type ModuleMetadata } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { App, type AppOptions, LogLevel } from '@slack/bolt';

/** A bot on a local Slack of its own. Closes both. */
export class Bot<T = unknown> implements AsyncDisposable {
  constructor(
    readonly slack: SlackEmulator,
    readonly app: T,
    private readonly stop: () => Promise<unknown>,
  ) {}

  get ann(): Person {
    return this.slack.user('ann');
  }

  get bob(): Person {
    return this.slack.user('bob');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
    await this.slack.close();
  }
}

/** Starts a bot; resolves when it is connected. */
export type Start<T = unknown> = () => Promise<Bot<T>>;

/** A bot on Bolt, with what a snippet registers. */
export const bolt =
  (register: (app: App) => void, options: AppOptions = {}): Start<App> =>
  async () =>
    onLocalSlack(async slack => {
      const app = new App({
        socketMode: true,
        appToken: slack.appToken,
        token: slack.botToken,
        clientOptions: { slackApiUrl: slack.apiUrl },
        logLevel: LogLevel.ERROR,
        ...options,
      });
      register(app);
      await app.start();
      await slack.waitForConnections(1);
      return new Bot(slack, app, () => app.stop());
    });

/** A bot on this framework, with the providers of a snippet. */
export const nest =
  (metadata: ModuleMetadata, options: SlackSocketModeOptions = {}): Start<INestApplicationContext> =>
  async () =>
    onLocalSlack(async slack => {
      const { appToken, botToken, apiUrl: slackApiUrl } = slack;
      const connection = { appToken, botToken, slackApiUrl, proxy: false } as const;
      @Module({ ...metadata, imports: [SlackSocketModeModule.forRoot({ ...connection, ...options })] })
      class BotModule {}
      const app = await NestFactory.createApplicationContext(BotModule, { logger: false, abortOnError: false });
      return new Bot(slack, app, () => app.close());
    });

async function onLocalSlack<T>(start: (slack: SlackEmulator) => Promise<Bot<T>>): Promise<Bot<T>> {
  const slack = await SlackEmulator.start();
  try {
    return await start(slack);
  } catch (error) {
    await slack.close();
    throw error;
  }
}
