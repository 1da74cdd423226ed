import type { INestApplicationContext } from '@nestjs/common';
import type { SlackEmulator } from '@nest-slack/emulator';
import { runClient } from '../../src/control/run-client.js';
import { LocalSlack } from '../../src/local-slack/local-slack.js';
import { startLocalDemo } from '../../src/local-slack/start-local-demo.js';
import { Paper } from './paper.js';

/** The whole demo as its first terminal runs it, with a second terminal beside it. */
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

  /** Where the second terminal reaches it. */
  get port(): number {
    return this.app.get(LocalSlack).door.port;
  }

  /** Writes a line in the second terminal: `npm run slack -- …words`. */
  async type(...words: readonly string[]): Promise<{ readonly code: number; readonly text: string }> {
    return typed(this.port, words);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.app.close();
  }
}

/** A second terminal for the demo on this port. */
export async function typed(port: number, words: readonly string[]): Promise<{ code: number; text: string }> {
  const paper = new Paper();
  const code = await runClient(words, { DEMO_PORT: String(port) }, paper);
  return { code, text: paper.text };
}
