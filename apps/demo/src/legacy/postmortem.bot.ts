import { Injectable } from '@nestjs/common';
import {
  Ctx,
  Payload,
  type SlackChoices,
  SlackContext,
  type SlackDialogErrors,
  SlackInteraction,
  SlackUser,
} from '@nest-slack/socket-mode';
import { CatalogueService } from '../catalogue/catalogue.service.js';
import { TicketCardsService } from '../tickets/ticket-cards.service.js';
import { ticketCard } from '../tickets/ticket.card.js';
import { TicketsService } from '../tickets/tickets.service.js';

/** The `callback_id` of the dialog. */
const POSTMORTEM = 'postmortem';

/** Opens a ticket from a legacy dialog, which the old monitoring system shows after an alert. */
@Injectable()
export class PostmortemBot {
  constructor(
    private readonly catalogue: CatalogueService,
    private readonly tickets: TicketsService,
    private readonly cards: TicketCardsService,
  ) {}

  @SlackInteraction({ type: 'dialog_suggestion', callbackId: POSTMORTEM, name: 'service' })
  services(@Payload('value') typed: string): SlackChoices {
    return this.catalogue.matching(typed).flatMap(({ services }) => services);
  }

  @SlackInteraction({ type: 'dialog_submission', callbackId: POSTMORTEM })
  async file(
    @Payload('submission.title') title: string,
    @Payload('submission.service') service: string,
    @SlackUser() user: string,
    @Ctx() ctx: SlackContext<'dialog_submission'>,
  ): Promise<SlackDialogErrors | undefined> {
    if (!this.catalogue.has(service)) return { errors: [{ name: 'service', error: 'There is no such service.' }] };
    const ticket = this.tickets.create({ title, service, urgency: 'normal', details: '' }, user);
    this.cards.remember(ticket, await ctx.say(ticketCard(ticket)));
    return undefined;
  }

  @SlackInteraction({ type: 'dialog_cancellation', callbackId: POSTMORTEM })
  async remind(@Ctx() ctx: SlackContext<'dialog_cancellation'>): Promise<void> {
    await ctx.respond('No ticket was opened. Use `/ticket` to open one later.');
  }
}
