import { Injectable } from '@nestjs/common';
import { Ctx, Payload, SlackContext, SlackEvent, type SlackEventPayload } from '@nest-slack/socket-mode';
import { DeploysService } from '../deploys/deploys.service.js';
import { TicketsService } from '../tickets/tickets.service.js';
import { homeView } from './home.view.js';

/** Draws the Home tab anew whenever somebody opens it. */
@Injectable()
export class HomeBot {
  constructor(
    private readonly deploys: DeploysService,
    private readonly tickets: TicketsService,
  ) {}

  @SlackEvent('app_home_opened')
  async publish(
    @Payload() { user, tab }: SlackEventPayload<'app_home_opened'>,
    @Ctx() ctx: SlackContext<'event'>,
  ): Promise<void> {
    // Slack tells of the Messages tab by the same event.
    if (tab !== 'home') return;
    await ctx.client.views.publish({ user_id: user, view: homeView(this.deploys.waiting, this.tickets.open) });
  }
}
