import { Module, type DynamicModule } from '@nestjs/common';
import { SlackSocketModeModule, type SlackSocketModeOptions } from '@nest-slack/socket-mode';
import { AuditInterceptor } from './audit/audit.interceptor.js';
import { AssistantModule } from './assistant/assistant.module.js';
import { ChatModule } from './chat/chat.module.js';
import { DeploysModule } from './deploys/deploys.module.js';
import { RELEASERS, type Releasers } from './deploys/releasers.js';
import { HandoverModule } from './handover/handover.module.js';
import { CHECK_MS } from './handover/health-checks.service.js';
import { HomeModule } from './home/home.module.js';
import { LegacyModule } from './legacy/legacy.module.js';
import { StatusModule } from './status/status.module.js';
import { TicketsModule } from './tickets/tickets.module.js';
import { WorkflowsModule } from './workflows/workflows.module.js';

/** Five services take longer so than Slack waits for an ack. */
const USUAL_CHECK_MS = 800;

/** What differs from one installation of the bot to the next. */
export interface DeskOptions {
  /** Who may ask for deploys and decide about them. */
  readonly releasers: Releasers;
  /** Tokens and address of Slack. Default: `SLACK_APP_TOKEN`, `SLACK_BOT_TOKEN` and `SLACK_API_URL`. */
  readonly slack?: Pick<SlackSocketModeOptions, 'appToken' | 'botToken' | 'slackApiUrl' | 'proxy' | 'ackDeadlineMs'>;
  /** How long each service takes to say how it is. Default: 800. */
  readonly checkMs?: number;
}

/** The whole bot: a module for each of its features. */
@Module({})
export class AppModule {
  static forRoot({ releasers, slack, checkMs = USUAL_CHECK_MS }: DeskOptions): DynamicModule {
    return {
      module: AppModule,
      // Global, so that its features find what differs.
      global: true,
      providers: [
        { provide: RELEASERS, useValue: releasers },
        { provide: CHECK_MS, useValue: checkMs },
      ],
      exports: [RELEASERS, CHECK_MS],
      imports: [
        SlackSocketModeModule.forRoot({ ...slack, enhancers: { interceptors: [AuditInterceptor] } }),
        DeploysModule,
        TicketsModule,
        HomeModule,
        ChatModule,
        AssistantModule,
        HandoverModule,
        WorkflowsModule,
        LegacyModule,
        StatusModule,
      ],
    };
  }
}
