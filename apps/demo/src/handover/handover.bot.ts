import { Injectable } from '@nestjs/common';
import {
  Ctx,
  SlackContext,
  SlackShortcut,
  SlackUser,
  SlackView,
  type SlackViewResponse,
  SlackViewState,
  SlackViewSubmission,
} from '@nest-slack/socket-mode';
import { formatDeploy } from '../deploys/deploy.card.js';
import { DeploysService } from '../deploys/deploys.service.js';
import { formatTicket } from '../tickets/ticket.card.js';
import { TicketsService } from '../tickets/tickets.service.js';
import { HandoverForm } from './handover-form.js';
import { HANDOVER, handoverBlocks, handoverForm, handoverView } from './handover.view.js';
import { HealthChecksService } from './health-checks.service.js';

/** Keeps the section below Slack's limit of 3000 characters. */
const MAX_ITEMS = 20;

/** Hands the desk over to the next person on duty. */
@Injectable()
export class HandoverBot {
  constructor(
    private readonly checks: HealthChecksService,
    private readonly deploys: DeploysService,
    private readonly tickets: TicketsService,
  ) {}

  @SlackShortcut('handover')
  async open(@Ctx() ctx: SlackContext<'shortcut'>): Promise<void> {
    await ctx.openView(handoverForm());
  }

  /**
   * Takes longer than the 3 seconds that Slack waits for an ack. The framework then acks with a placeholder view and
   * replaces it with the returned view.
   */
  @SlackViewSubmission(HANDOVER)
  async handOver(
    @SlackViewState() { next: to, remarks }: HandoverForm,
    @SlackUser() from: string,
    @Ctx() ctx: SlackContext<'view_submission'>,
  ): Promise<SlackViewResponse> {
    const health = await this.checks.all(ctx.signal);
    const work = [...this.deploys.pending.map(formatDeploy), ...this.tickets.open.map(formatTicket)];
    const handover = { from, to, remarks, items: [...health, ...work.slice(0, MAX_ITEMS)] };
    await ctx.say({ channel: to, text: 'The desk is yours now.', blocks: handoverBlocks(handover) });
    return SlackView.update(handoverView(handover));
  }
}
