import { type INestApplicationContext, Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Payload, SlackCommand, SlackSocketModeModule, SlackUser } from '@nest-slack/socket-mode';

// #region bot
@Injectable()
export class HelloBot {
  @SlackCommand('/hello')
  hello(@SlackUser() user: string, @Payload('text') text: string) {
    return `Hello <@${user}>, you said: ${text}`;
  }
}

@Module({ imports: [SlackSocketModeModule.forRoot()], providers: [HelloBot] })
export class AppModule {}
// #endregion

/** Starts the bot like a `main.ts`. */
export async function startHello(): Promise<INestApplicationContext> {
  // #region main
  const app = await NestFactory.createApplicationContext(AppModule, { logger: ['error', 'warn', 'log'] });
  app.enableShutdownHooks();
  // #endregion
  return app;
}
