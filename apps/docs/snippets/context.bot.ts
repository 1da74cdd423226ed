import { Injectable, Logger } from '@nestjs/common';
import type { WebClient } from '@slack/web-api';
import type { SlackSocketModeOptions } from '@nest-slack/socket-mode';
import {
  Ctx,
  InjectSlackClient,
  SlackBody,
  SlackClients,
  SlackCommand,
  SlackContext,
  SlackEvent,
} from '@nest-slack/socket-mode';

@Injectable()
export class ContextBot {
  // #region context
  private readonly logger = new Logger(ContextBot.name);

  @SlackCommand('/where')
  where(@Ctx() ctx: SlackContext<'command'>, @SlackBody('team_domain') domain: string) {
    this.logger.log(`asked by ${ctx.userId}`);
    return `bot ${ctx.botUserId} (${ctx.botId}), person ${ctx.userId}, workspace ${ctx.teamId} (${domain}) of ${ctx.enterpriseId ?? 'none'}`;
  }
  // #endregion

  // #region retry
  @SlackEvent('reaction_added')
  count(@Ctx() ctx: SlackContext<'event'>) {
    if (ctx.retry === null) throw new Error('Not the first time.');
    this.logger.log(`delivered again (${ctx.retry.attempt}): ${ctx.retry.reason}`);
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
    @InjectSlackClient() private readonly slack: WebClient, // the app's only client, or
    private readonly clients: SlackClients, // that of any app and workspace
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
