import { Logger, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule, type DeskOptions } from '../app.module.js';
import { explainStartFailure } from './explain-start-failure.js';

/**
 * Starts the bot on Slack.
 *
 * @param logDelayMs how long logs are held back during the start
 * @throws Error that names the environment variable to correct; nothing is logged then
 */
export async function startOnSlack(options: DeskOptions, logDelayMs: number): Promise<INestApplicationContext> {
  // Logs are held back until the start succeeds, so that an error is not lost among them. When Slack responds slowly,
  // they are printed after a delay, because they say what the start is waiting for.
  const flushTimer = setTimeout(() => Logger.flush(), logDelayMs);
  try {
    const app = await NestFactory.createApplicationContext(AppModule.forRoot(options), {
      abortOnError: false,
      bufferLogs: true,
      autoFlushLogs: false,
    });
    app.flushLogs();
    return app;
  } catch (error) {
    const explanation = explainStartFailure(error);
    if (explanation !== null) throw new Error(explanation, { cause: error });
    Logger.flush();
    throw error;
  } finally {
    clearTimeout(flushTimer);
  }
}
