import 'reflect-metadata';
import { ShutdownSignal } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { watchStalls } from '../watch/stall-watch.js';
import { AppModule } from './app.module.js';
import { isBotRequest, sendReport } from './bot-reports.js';
import { blockEventLoop } from './block-event-loop.js';
import { takeVitals } from './vitals.js';

// The bot's process. It reports to the conductor over IPC; stdout is its log.

const RSS_EVERY_MS = 5_000;

process.on('warning', warning => sendReport({ type: 'trouble', text: `warning: ${warning.stack ?? warning.message}` }));
process.on('uncaughtExceptionMonitor', (error, origin) =>
  sendReport({ type: 'trouble', text: `${origin}: ${error.stack ?? error.message}` }),
);
process.on('message', (request: unknown) => {
  if (!isBotRequest(request)) return;
  if (request.ask === 'block') blockEventLoop(request.ms);
  else sendReport({ type: 'vitals', vitals: takeVitals() });
});
// Ctrl-C reaches every process of the terminal, but the conductor stops the bot.
process.on('SIGINT', () => {});
process.on('disconnect', () => process.exit(1));

watchStalls(stall => sendReport({ type: 'stalled', stall }));
setInterval(() => sendReport({ type: 'rss', bytes: process.memoryUsage.rss() }), RSS_EVERY_MS);

const app = await NestFactory.createApplicationContext(
  AppModule.forRoot(Number(process.env['SOAK_CONNECTIONS'] ?? '2')),
  { logger: ['fatal', 'error', 'warn', 'log', 'debug', 'verbose'] },
);
app.enableShutdownHooks([ShutdownSignal.SIGTERM]);
sendReport({ type: 'up' });
