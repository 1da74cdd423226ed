import { Injectable, Logger } from '@nestjs/common';
import type { WebClient } from '@slack/web-api';
import type { SlackSocketModeOptions } from '@nest-slack/socket-mode';
import {
  Ctx,
  InjectSlackClient,
  Payload,
  SlackBody,
  SlackClients,
  SlackCommand,
  SlackContext,
  SlackEvent,
} from '@nest-slack/socket-mode';
import { Journal } from './journal.js';

@Injectable()
export class ContextBot {
  // #region context
  private readonly logger = new Logger(ContextBot.name);

  @SlackCommand('/where')
  where(@Ctx() ctx: SlackContext<'command'>, @SlackBody('team_domain') domain: string) {
    this.logger.log(`asked by ${ctx.userId}`);
    const where = [ctx.teamId, ctx.enterpriseId ?? 'of no organisation', domain].join(', ');
    return `I am ${ctx.botUserId} (${ctx.botId}), you are ${ctx.userId}, in ${where}.`;
  }
  // #endregion
}

@Injectable()
export class ArchiveBot {
  private readonly logger = new Logger(ArchiveBot.name);

  constructor(private readonly journal: Journal) {}

  // #region retry
  @SlackEvent('channel_archive')
  async archive(@Payload('channel') channel: string, @Ctx() ctx: SlackContext<'event'>) {
    if (ctx.retry) this.logger.warn(`redelivery ${ctx.retry.attempt} (${ctx.retry.reason})`);
    await this.journal.note(`${channel} is archived.`); // if this fails, Slack delivers the event again
  }
  // #endregion
}

// #region client-options
export const options: SlackSocketModeOptions = { webClient: { timeout: 5000 } };
// #endregion

// #region outside
@Injectable()
export class NightlyReport {
  constructor(
    @InjectSlackClient() private readonly slack: WebClient, // the client of the only app
    private readonly clients: SlackClients, // clients of any app and workspace
  ) {}

  async post() {
    await this.slack.chat.postMessage({ channel: '#general', text: 'Good night.' });
  }

  async postIn(teamId: string) {
    await this.clients.get('default', { teamId, enterpriseId: null }).chat.postMessage({
      channel: '#general',
      text: 'Good morning.',
    });
  }
}
// #endregion
