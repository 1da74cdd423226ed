import type { OnApplicationShutdown } from '@nestjs/common';
import { SlackEmulator } from '@nest-slack/emulator';
import { ControlDoor } from '../control/control-door.js';
import { report } from '../control/report.js';
import { Names } from '../display/names.js';
import type { Screen } from '../display/screen.js';
import { Feed } from '../feed/feed.js';

/** What the bot is called in the local Slack. */
export const BOT_NAME = 'desk';

/**
 * A local Slack with a door for the second terminal. A provider of the app that runs on it, so that Nest closes it: at
 * the end, when the bot has sent its last acks.
 */
export class LocalSlack implements OnApplicationShutdown {
  #feed: Feed | undefined;

  private constructor(
    readonly slack: SlackEmulator,
    readonly names: Names,
    readonly door: ControlDoor,
    private readonly screen: Screen,
  ) {}

  /**
   * @param port - of the door; 0 for a free one
   * @throws Error with what to do when the port is taken
   */
  static async start(port: number, screen: Screen): Promise<LocalSlack> {
    const slack = await SlackEmulator.start({ appName: BOT_NAME });
    try {
      const names = new Names(slack);
      const door = await ControlDoor.open(port, act => report(slack, names, act));
      return new LocalSlack(slack, names, door, screen);
    } catch (error) {
      await slack.close();
      throw error;
    }
  }

  /** Shows what happens from now on. */
  watch(): Feed {
    return (this.#feed ??= new Feed(this.slack, this.names, this.screen));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.close();
    this.screen.print('\nThe demo has ended: every handler is done, every connection closed.');
  }

  async close(): Promise<void> {
    this.#feed?.stop();
    await this.door.close();
    await this.slack.close();
  }
}
