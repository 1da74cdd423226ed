// #region main
import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Payload, SlackCommand, SlackSocketModeModule, SlackUser } from '@nest-slack/socket-mode';

@Injectable()
class Greeter {
  @SlackCommand('/hello')
  hello(@Payload('text') text: string, @SlackUser() user: string) {
    return `Hello <@${user}>, you said: ${text}`;
  }
}

@Module({ imports: [SlackSocketModeModule.forRoot()], providers: [Greeter] })
class AppModule {}

export const app = await NestFactory.createApplicationContext(AppModule);
app.enableShutdownHooks();
// #endregion
