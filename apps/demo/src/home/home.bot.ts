import { Injectable } from '@nestjs/common';
import { Ctx, Payload, SlackContext, SlackEvent, type SlackEventPayload } from '@nest-slack/socket-mode';
import { DeploysService } from '../deploys/deploys.service.js';
import { TicketsService } from '../tickets/tickets.service.js';
import { homeView } from './home.view.js';

/** Publishes the Home tab each time a user opens it. */
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
    // Slack sends the same event for the Messages tab.
    if (tab !== 'home') return;
    await ctx.client.views.publish({ user_id: user, view: homeView(this.deploys.pending, this.tickets.open) });
  }
}
