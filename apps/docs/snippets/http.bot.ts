import { Controller, Get, type INestApplication, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { SlackCommand, SlackConnections, SlackSocketModeModule } from '@nest-slack/socket-mode';

// #region http
@Controller()
export class StatusController {
  constructor(private readonly slack: SlackConnections) {}

  @Get('status')
  status() {
    return this.slack.apps.map(({ status }) => status);
  }

  @SlackCommand('/status')
  respond() {
    return `I am ${this.status().join(', ')}.`;
  }
}

@Module({ imports: [SlackSocketModeModule.forRoot()], controllers: [StatusController] })
export class AppModule {}
// #endregion

/** Starts the app like a `main.ts`. */
export async function serve(port: number): Promise<INestApplication> {
  // #region main
  const app = await NestFactory.create(AppModule);
  await app.listen(port);
  // #endregion
  return app;
}
