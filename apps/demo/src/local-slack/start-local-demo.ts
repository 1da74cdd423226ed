import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Screen } from '../terminal/screen.js';
import { printWelcome } from './welcome.js';
import { LocalDemoModule } from './local-demo.module.js';
import { LocalSlack } from './local-slack.js';

/**
 * Starts a local Slack and the bot on it. Closing the app closes both.
 *
 * @param port - of the local Slack; 0 for a free one
 * @throws Error with advice when the port is in use
 */
export async function startLocalDemo(port: number, screen: Screen): Promise<INestApplicationContext> {
  const local = await LocalSlack.start(port, screen);
  try {
    // Nest logs every module that it loads; this screen shows only warnings and errors.
    const app = await NestFactory.createApplicationContext(LocalDemoModule.on(local), {
      logger: ['warn', 'error', 'fatal'],
      abortOnError: false,
    });
    printWelcome(screen, local.slack.pageUrl);
    app.useLogger(local.startFeed());
    return app;
  } catch (error) {
    await local.close();
    throw error;
  }
}
