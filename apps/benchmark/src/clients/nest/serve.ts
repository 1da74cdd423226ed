import { Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { SlackSocketModeModule, type SlackSocketModeOptions } from '@nest-slack/socket-mode';
import { clientSettings } from '../client-settings.js';
import { serveReports } from '../report.js';

/** Starts a Nest app with a class of handlers and reports its resource usage on request. */
export async function serve(handlers: Type<unknown>, options: SlackSocketModeOptions = {}): Promise<void> {
  const slack = SlackSocketModeModule.forRoot({ connections: clientSettings.connections, ...options });

  @Module({ imports: [slack], providers: [handlers] })
  class AppModule {}

  await NestFactory.createApplicationContext(AppModule, { logger: ['warn', 'error'] });
  serveReports();
}
