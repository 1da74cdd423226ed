import { type INestApplicationContext, Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { SlackCommand, SlackSocketModeModule } from '@nest-slack/socket-mode';

/** The command that the bot handles. */
export const COMMAND = '/c0';

@Injectable()
class PathBot {
  @SlackCommand(COMMAND)
  handle(): string {
    return 'done';
  }
}

/** Starts a Nest app with one connection and one command handler. */
export function startPathBot(slackApiUrl: string): Promise<INestApplicationContext> {
  const slack = SlackSocketModeModule.forRoot({
    connections: 1,
    appToken: 'xapp-1-A0-1-benchmark',
    botToken: 'xoxb-1-benchmark',
    slackApiUrl,
  });

  @Module({ imports: [slack], providers: [PathBot] })
  class AppModule {}

  return NestFactory.createApplicationContext(AppModule, { logger: ['warn', 'error'] });
}
