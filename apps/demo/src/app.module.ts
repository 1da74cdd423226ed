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

/** With five services, the checks take longer than Slack waits for an ack. */
const DEFAULT_CHECK_MS = 800;

/** The configuration of one installation of the bot. */
export interface DeskOptions {
  /** The users who may request, approve and reject deploys. */
  readonly releasers: Releasers;
  /** Tokens and URL of Slack. Default: `SLACK_APP_TOKEN`, `SLACK_BOT_TOKEN` and `SLACK_API_URL`. */
  readonly slack?: Pick<SlackSocketModeOptions, 'appToken' | 'botToken' | 'slackApiUrl' | 'proxy' | 'ackDeadlineMs'>;
  /** How long the health check of one service takes. Default: 800. */
  readonly checkMs?: number;
}

/** The root module of the bot: it imports one module per feature. */
@Module({})
export class AppModule {
  static forRoot({ releasers, slack, checkMs = DEFAULT_CHECK_MS }: DeskOptions): DynamicModule {
    return {
      module: AppModule,
      // Global, so that the feature modules can inject the configuration.
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
