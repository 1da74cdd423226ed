import { fileURLToPath } from 'node:url';
import type { OnApplicationShutdown } from '@nestjs/common';
import { SlackEmulator } from '@nest-slack/emulator';
import type { Screen } from '../terminal/screen.js';
import { Feed } from './feed.js';
import { FeedLogger } from './feed-logger.js';

const MANIFEST = fileURLToPath(new URL('../../manifest.json', import.meta.url));

/**
 * A local Slack, where other terminals can act. A provider of the app that runs on it, so that Nest closes it: at the end,
 * when the bot has sent its last acks.
 */
export class LocalSlack implements OnApplicationShutdown {
  #feed: Feed | undefined;

  private constructor(
    readonly slack: SlackEmulator,
    private readonly screen: Screen,
  ) {}

  /**
   * @param port - 0 for a free one
   * @throws Error with what to do when the port is taken
   */
  static async start(port: number, screen: Screen): Promise<LocalSlack> {
    try {
      return new LocalSlack(await SlackEmulator.start({ port, control: true, manifest: MANIFEST }), screen);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(`${reason} Perhaps another demo runs: end it, or set DEMO_PORT.`, { cause: error });
    }
  }

  /** Shows what happens from now on. @returns a logger that writes among it */
  watch(): FeedLogger {
    this.#feed ??= new Feed(this.slack, this.screen);
    const people = [...this.slack.workspace().users, { id: this.slack.app().botUserId, name: this.slack.app().name }];
    return new FeedLogger(this.screen, new Map(people.map(({ id, name }) => [id, name])));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.close();
    this.screen.print('\nThe demo has ended: every handler is done, every connection closed.');
  }

  async close(): Promise<void> {
    this.#feed?.stop();
    await this.slack.close();
  }
}
