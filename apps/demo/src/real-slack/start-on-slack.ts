import { Logger, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule, type DeskOptions } from '../app.module.js';
import { refusalOf } from './refusal.js';

/**
 * Starts the bot on Slack.
 *
 * @param patienceMs how long the start may take before its logs show
 * @throws Error with one sentence when Slack or the bot refuses what a variable says; nothing is logged then
 */
export async function startOnSlack(options: DeskOptions, patienceMs: number): Promise<INestApplicationContext> {
  // Logs wait for the end of the start, so that a refusal is not lost among them. When Slack keeps the start waiting
  // they show all the same: they say what it waits for.
  const patience = setTimeout(() => Logger.flush(), patienceMs);
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
