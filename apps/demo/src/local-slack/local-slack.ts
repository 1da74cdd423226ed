import { fileURLToPath } from 'node:url';
import type { OnApplicationShutdown } from '@nestjs/common';
import { SlackEmulator } from '@nest-slack/emulator';
import type { Screen } from '../terminal/screen.js';
import { Feed } from './feed.js';
import { FeedLogger } from './feed-logger.js';

const MANIFEST = fileURLToPath(new URL('../../manifest.json', import.meta.url));

/**
 * A local Slack that a second terminal can control. It is a provider of the bot's app, so that Nest closes it on
 * shutdown, after the bot has sent its last acks.
 */
export class LocalSlack implements OnApplicationShutdown {
  #feed: Feed | undefined;

  private constructor(
    readonly slack: SlackEmulator,
    private readonly screen: Screen,
  ) {}

  /**
   * @param port - 0 for a free one
   * @throws Error with advice when the port is in use
   */
  static async start(port: number, screen: Screen): Promise<LocalSlack> {
    try {
      return new LocalSlack(await SlackEmulator.start({ port, control: true, manifest: MANIFEST }), screen);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(`${reason} Another demo may be running: stop it, or set DEMO_PORT.`, { cause: error });
    }
  }

  /** Starts the feed. @returns a logger that prints to the same screen */
  startFeed(): FeedLogger {
    this.#feed ??= new Feed(this.slack, this.screen);
    const people = [...this.slack.workspace().users, { id: this.slack.app().botUserId, name: this.slack.app().name }];
    return new FeedLogger(this.screen, new Map(people.map(({ id, name }) => [id, name])));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.close();
    this.screen.print('\nThe demo has stopped. All handlers have finished and all connections are closed.');
  }

  async close(): Promise<void> {
    this.#feed?.stop();
    await this.slack.close();
  }
}
