import { Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { SlackSocketModeModule, type SlackSocketModeOptions } from '@nest-slack/socket-mode';
import { asked } from '../asked.js';
import { reportWhenAsked } from '../report.js';

/** Starts a Nest app with a class of handlers, and answers what is asked of it. */
export async function serve(handlers: Type<unknown>, options: SlackSocketModeOptions = {}): Promise<void> {
  const slack = SlackSocketModeModule.forRoot({ connections: asked.connections, ...options });

  @Module({ imports: [slack], providers: [handlers] })
  class AppModule {}

  await NestFactory.createApplicationContext(AppModule, { logger: ['warn', 'error'] });
  reportWhenAsked();
}
