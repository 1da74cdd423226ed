import { Logger, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule, type DeskOptions } from '../app.module.js';
import { refusalOf } from './refusal.js';

/** How long the start may take before its logs show. */
const PATIENCE_MS = 2000;

/**
 * Starts the bot on Slack.
 *
 * @throws Error with one sentence when Slack or the bot refuses what a variable says; nothing is logged then
 */
export async function startOnSlack(options: DeskOptions): Promise<INestApplicationContext> {
  // Logs wait for the end of the start, so that a refusal is not lost among them. When Slack keeps the start waiting
  // they show all the same: they say what it waits for.
  const patience = setTimeout(() => Logger.flush(), PATIENCE_MS);
  try {
    const app = await NestFactory.createApplicationContext(AppModule.forRoot(options), {
      abortOnError: false,
      bufferLogs: true,
      autoFlushLogs: false,
    });
    app.flushLogs();
    return app;
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal !== null) throw new Error(refusal, { cause: error });
    Logger.flush();
    throw error;
  } finally {
    clearTimeout(patience);
  }
}
