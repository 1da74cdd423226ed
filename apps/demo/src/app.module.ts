import { Module, type DynamicModule } from '@nestjs/common';
import { SlackSocketModeModule, type SlackSocketModeOptions } from '@nest-slack/socket-mode';
import { AuditInterceptor } from './audit/audit.interceptor.js';
import { ChatModule } from './chat/chat.module.js';
import { DeploysModule } from './deploys/deploys.module.js';
import { RELEASERS, type Releasers } from './deploys/releasers.js';
import { HomeModule } from './home/home.module.js';
import { TicketsModule } from './tickets/tickets.module.js';

/** What differs from one installation of the bot to the next. */
export interface DeskOptions {
  /** Who may ask for deploys and decide about them. */
  readonly releasers: Releasers;
  /** Tokens and address of Slack. Default: `SLACK_APP_TOKEN`, `SLACK_BOT_TOKEN` and `SLACK_API_URL`. */
  readonly slack?: Pick<SlackSocketModeOptions, 'appToken' | 'botToken' | 'slackApiUrl' | 'proxy'>;
}

/** The whole bot: a module for each of its features. */
@Module({})
export class AppModule {
  static forRoot({ releasers, slack }: DeskOptions): DynamicModule {
    return {
      module: AppModule,
      // Global, so that the guard of deploys finds who its releasers are.
      global: true,
      providers: [{ provide: RELEASERS, useValue: releasers }],
      exports: [RELEASERS],
      imports: [
        SlackSocketModeModule.forRoot({ ...slack, enhancers: { interceptors: [AuditInterceptor] } }),
        DeploysModule,
        TicketsModule,
        HomeModule,
        ChatModule,
      ],
    };
  }
}
