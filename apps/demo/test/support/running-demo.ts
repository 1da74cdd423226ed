import type { INestApplicationContext } from '@nestjs/common';
import type { Person, SlackEmulator } from '@nest-slack/emulator';
import { LocalSlack } from '../../src/local-slack/local-slack.js';
import { startLocalDemo } from '../../src/local-slack/start-local-demo.js';
import { Paper } from './paper.js';

/** The whole demo as its first terminal runs it. */
export class RunningDemo implements AsyncDisposable {
  private constructor(
    readonly app: INestApplicationContext,
    /** The first terminal. */
    readonly screen: Paper,
  ) {}

  static async start(columns?: number): Promise<RunningDemo> {
    const screen = new Paper(columns);
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

  /** Waits until the first terminal shows this. @returns all that it shows then */
  async shows(text: string): Promise<string> {
    return this.slack.waitFor(`"${text}" in the first terminal`, () =>
      this.screen.text.includes(text) ? this.screen.text : undefined,
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.app.close();
  }
}
