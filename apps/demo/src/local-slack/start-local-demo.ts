import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Screen } from '../terminal/screen.js';
import { greet } from './greeting.js';
import { LocalDemoModule } from './local-demo.module.js';
import { LocalSlack } from './local-slack.js';

/**
 * Starts a local Slack and the bot on it. Closing the app closes both.
 *
 * @param port - of the local Slack; 0 for a free one
 * @throws Error with what to do when the port is taken
 */
export async function startLocalDemo(port: number, screen: Screen): Promise<INestApplicationContext> {
  const local = await LocalSlack.start(port, screen);
  try {
    // Nest tells of every module that it loads: only what goes wrong is for this screen.
    const app = await NestFactory.createApplicationContext(LocalDemoModule.on(local), {
      logger: ['warn', 'error', 'fatal'],
      abortOnError: false,
    });
    greet(screen, local.slack.pageUrl);
    app.useLogger(local.watch());
    return app;
  } catch (error) {
    await local.close();
    throw error;
  }
}
