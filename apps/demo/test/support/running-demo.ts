import type { INestApplicationContext } from '@nestjs/common';
import type { Person, SlackEmulator } from '@nest-slack/emulator';
import { LocalSlack } from '../../src/local-slack/local-slack.js';
import { startLocalDemo } from '../../src/local-slack/start-local-demo.js';
import { MemoryScreen } from './memory-screen.js';

/** The whole demo, as `npm start` runs it. */
export class RunningDemo implements AsyncDisposable {
  private constructor(
    readonly app: INestApplicationContext,
    /** The first terminal. */
    readonly screen: MemoryScreen,
  ) {}

  static async start(columns?: number): Promise<RunningDemo> {
    const screen = new MemoryScreen(columns);
    return new RunningDemo(await startLocalDemo(0, screen), screen);
  }

  get slack(): SlackEmulator {
    return this.app.get(LocalSlack).slack;
  }

  get ann(): Person {
    return this.slack.user('ann');
  }

  get bob(): Person {
    return this.slack.user('bob');
  }

  /** Waits until the first terminal contains the text. @returns the whole output */
  async waitForText(text: string): Promise<string> {
    return this.slack.waitFor(`"${text}" in the first terminal`, () =>
      this.screen.text.includes(text) ? this.screen.text : undefined,
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.app.close();
  }
}
