import { SlackEmulator, type SlackEmulatorOptions } from '@nest-slack/emulator';
import {
  Module,
  type DynamicModule,
  type INestApplicationContext,
  type LoggerService,
  type ModuleMetadata,
  type Type,
} from '@nestjs/common';
import { SlackSocketModeModule, type SlackSocketModeExtras, type SlackSocketModeOptions } from '../../src/index.js';
import { secretWatch } from './secret-watch.js';
import { leftOpen } from './left-open.js';
import { asContext, type Boot } from './ways-in.js';

/** Collects log lines by level. */
export class LogBook implements LoggerService {
  readonly lines: { level: 'log' | 'warn' | 'error' | 'debug'; text: string }[] = [];

  log(text: unknown): void {
    this.#write('log', text);
  }
  warn(text: unknown): void {
    this.#write('warn', text);
  }
  error(text: unknown, ...rest: unknown[]): void {
    this.#write('error', [text, ...rest].join('\n'));
  }
  debug(text: unknown): void {
    this.#write('debug', text);
  }
  verbose(): void {}

  /** The lines of one level that contain a text or match an expression. */
  find(level: 'log' | 'warn' | 'error' | 'debug', part: string | RegExp): string[] {
    return this.lines
      .filter(
        line => line.level === level && (typeof part === 'string' ? line.text.includes(part) : part.test(line.text)),
      )
      .map(({ text }) => text);
  }

  #write(level: 'log' | 'warn' | 'error' | 'debug', text: unknown): void {
    secretWatch.look(`log, ${level}`, String(text));
    this.lines.push({ level, text: String(text) });
  }
}

/** The parts of an app to boot, with the options of the module and of the local Slack. */
export interface BotParts extends Pick<ModuleMetadata, 'providers' | 'controllers' | 'imports'> {
  readonly options?: SlackSocketModeOptions & SlackSocketModeExtras;
  readonly slack?: SlackEmulatorOptions;
  /** How the module is imported. Default: forRoot() with the options, the tokens and the URL of the local Slack. */
  readonly slackModule?: (slack: SlackEmulator) => DynamicModule;
  /** How the app is created. Default: as an application context. */
  readonly boot?: Boot;
}

/** A bot with its local Slack. Disposing it closes both. */
export class Bot implements AsyncDisposable {
  private constructor(
    readonly slack: SlackEmulator,
    readonly app: INestApplicationContext,
    readonly log: LogBook,
  ) {
    leftOpen.add(this);
  }

  /** Boots an app with the module and its own local Slack; resolves when the bot is connected. */
  static async start(parts: BotParts): Promise<Bot> {
    const slack = await SlackEmulator.start(parts.slack);
    try {
      return await Bot.on(slack, parts);
    } catch (error) {
      await slack.close();
      throw error;
    }
  }

  /** Boots an app on an existing local Slack, which the bot closes unless the boot fails. */
  static async on(slack: SlackEmulator, parts: BotParts, log = new LogBook()): Promise<Bot> {
    const { options, slackModule, boot = asContext, slack: _slack, ...metadata } = parts;
    const module = slackModule ? appModule(slackModule(slack), metadata) : botModule(slack, metadata, options);
    return new Bot(slack, await boot(module, log, slack), log);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    leftOpen.delete(this);
    await this.app.close();
    await this.slack.close();
  }
}

type AppMetadata = Pick<ModuleMetadata, 'providers' | 'controllers' | 'imports'>;

/** A module that imports the module under test, connected to a local Slack. */
export function botModule(
  slack: SlackEmulator,
  metadata: AppMetadata,
  options: SlackSocketModeOptions & SlackSocketModeExtras = {},
): Type {
  return appModule(SlackSocketModeModule.forRoot({ ...connectionTo(slack, options), ...options }), metadata);
}

/** The URL of the local Slack and the tokens of its first app, unless the options name apps. */
export const connectionTo = (slack: SlackEmulator, options: SlackSocketModeOptions = {}): SlackSocketModeOptions => ({
  slackApiUrl: slack.apiUrl,
  ...(options.apps ? {} : { appToken: slack.appToken, botToken: slack.botToken }),
});

function appModule(slackModule: DynamicModule, metadata: AppMetadata): Type {
  @Module({ ...metadata, imports: [slackModule, ...(metadata.imports ?? [])] })
  class BotModule {}
  return BotModule;
}
