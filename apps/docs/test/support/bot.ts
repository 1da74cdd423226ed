import { SlackEmulator, type Person } from '@nest-slack/emulator';
import { SlackSocketModeModule, type SlackSocketModeOptions } from '@nest-slack/socket-mode';
import { type INestApplicationContext, Module, type ModuleMetadata } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { App, type AppOptions, LogLevel } from '@slack/bolt';

/** A bot and its local Slack. Disposing it closes both. */
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

/** Starts a bot and resolves when it is connected. */
export type Start<T = unknown> = () => Promise<Bot<T>>;

/** Starts a Bolt bot with the listeners of a snippet. */
export const bolt =
  (register: (app: App) => void, options: AppOptions = {}): Start<App> =>
  async () =>
    withLocalSlack(async slack => {
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

/** Starts a nest-slack bot with the providers of a snippet. */
export const nest =
  (metadata: ModuleMetadata, options: SlackSocketModeOptions = {}): Start<INestApplicationContext> =>
  async () =>
    withLocalSlack(async slack => {
      const { appToken, botToken, apiUrl: slackApiUrl } = slack;
      const connection = { appToken, botToken, slackApiUrl, proxy: false } as const;
      @Module({ ...metadata, imports: [SlackSocketModeModule.forRoot({ ...connection, ...options })] })
      class BotModule {}
      const app = await NestFactory.createApplicationContext(BotModule, { logger: false, abortOnError: false });
      return new Bot(slack, app, () => app.close());
    });

async function withLocalSlack<T>(start: (slack: SlackEmulator) => Promise<Bot<T>>): Promise<Bot<T>> {
  const slack = await SlackEmulator.start();
  try {
    return await start(slack);
  } catch (error) {
    await slack.close();
    throw error;
  }
}
