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
import { deployLine } from '../deploys/deploy.card.js';
import { DeploysService } from '../deploys/deploys.service.js';
import { ticketLine } from '../tickets/ticket.card.js';
import { TicketsService } from '../tickets/tickets.service.js';
import { HandoverForm } from './handover-form.js';
import { HANDOVER, handoverBlocks, handoverForm, handoverView } from './handover.view.js';
import { HealthChecksService } from './health-checks.service.js';

/** A section of a message holds 3000 characters. */
const MOST_LINES = 20;

/** Hands the desk to the next person. */
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
   * Takes longer than the three seconds that Slack waits for an ack. Nothing has to be done about that: a small view
   * takes the place of the form, and what is returned in the end takes the place of that.
   */
  @SlackViewSubmission(HANDOVER)
  async handOver(
    @SlackViewState() { next: to, remarks }: HandoverForm,
    @SlackUser() from: string,
    @Ctx() ctx: SlackContext<'view_submission'>,
  ): Promise<SlackViewResponse> {
    const health = await this.checks.all(ctx.signal);
    const work = [...this.deploys.waiting.map(deployLine), ...this.tickets.open.map(ticketLine)];
    const handover = { from, to, remarks, lines: [...health, ...work.slice(0, MOST_LINES)] };
    await ctx.say({ channel: to, text: 'The desk is yours now.', blocks: handoverBlocks(handover) });
    return SlackView.update(handoverView(handover));
  }
}
