import type { Agent } from 'node:http';
import { Inject, Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  Ctx,
  SlackCommand,
  SlackConnections,
  SlackContext,
  SlackSocketModeModule,
  SlackSocketModeStrategy,
} from '@nest-slack/socket-mode';

/** Stands for the service of `@nestjs/config`. */
abstract class ConfigService {
  abstract get(name: string): string;
}

@Module({
  imports: [
    // #region async
    SlackSocketModeModule.forRootAsync({
      inject: [ConfigService],
      useFactory: (config: ConfigService) => ({ appToken: config.get('SLACK_APP_TOKEN'), concurrency: { max: 20 } }),
    }),
    // #endregion
  ],
})
export class AppModule {}

export const concurrency = [
  // #region concurrency
  SlackSocketModeModule.forRoot({
    concurrency: { max: 20, maxQueued: 500, orderBy: 'channel' },
    texts: { busy: () => 'There is much to do right now. Please try again in a minute.' },
  }),
  // #endregion
];

export const texts = [
  // #region texts
  SlackSocketModeModule.forRoot({
    texts: locale => (locale?.startsWith('de') ? { failed: id => `Das ging leider schief (${id}).` } : {}),
  }),
  // #endregion
];

export const proxy = [
  // #region proxy
  SlackSocketModeModule.forRoot({ proxy: 'http://user:password@proxy.corp:3128' }),
  // #endregion
];

export const socksProxy = (agent: Agent) => SlackSocketModeModule.forRoot({ proxy: agent });

export const apps = [
  // #region apps
  SlackSocketModeModule.forRoot({
    apps: [
      { name: 'desk', appToken: 'xapp-1-…', botToken: 'xoxb-1-…' },
      { name: 'ops', appToken: 'xapp-2-…', botToken: 'xoxb-2-…', connections: 1 },
    ],
  }),
  // #endregion
];

@Injectable()
export class DeskBot {
  // #region bound-to-app
  @SlackCommand('/ticket', { app: 'desk' })
  ticket(@Ctx() ctx: SlackContext<'command'>) {
    return `This is the app ${ctx.app}.`;
  }
  // #endregion
}

@Injectable()
export class TokenRotation {
  constructor(private readonly strategy: SlackSocketModeStrategy) {}

  // #region rotation
  async rotate(appToken: string) {
    await this.strategy.replaceAppToken(appToken, 'desk');
  }
  // #endregion
}

export async function startMicroservice() {
  // #region microservice
  const app = await NestFactory.createMicroservice(AppModule, {
    inject: [SlackSocketModeStrategy],
    useFactory: (strategy: SlackSocketModeStrategy) => ({ strategy }),
  });
  await app.listen();
  // #endregion
}

export const ALARM = Symbol('alarm');

@Injectable()
export class ConnectionAlarm {
  constructor(
    private readonly slack: SlackConnections,
    @Inject(ALARM) private readonly notify: (text: string) => void,
  ) {}

  // #region events
  onModuleInit() {
    this.slack.events$.subscribe(event => {
      if (event.kind === 'disconnected') this.notify(`${event.app}: ${event.reason}`);
      if (event.kind === 'connected' && event.again) this.notify(`${event.app}: back after ${event.afterMs} ms`);
    });
  }
  // #endregion
}
