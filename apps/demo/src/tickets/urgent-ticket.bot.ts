import { Injectable } from '@nestjs/common';
import {
  Ctx,
  SlackContext,
  SlackMetadata,
  SlackUser,
  SlackView,
  SlackViewClosed,
  type SlackViewResponse,
  SlackViewSubmission,
} from '@nest-slack/socket-mode';
import { TicketCardsService } from './ticket-cards.service.js';
import { ticketCard } from './ticket.card.js';
import { TicketsService } from './tickets.service.js';
import { URGENT_TICKET, UrgentTicket } from './urgent-ticket.view.js';

/** Opens an urgent ticket after the user has confirmed the urgency. */
@Injectable()
export class UrgentTicketBot {
  constructor(
    private readonly tickets: TicketsService,
    private readonly cards: TicketCardsService,
  ) {}

  /** Closes the confirmation and the form below it. */
  @SlackViewSubmission(URGENT_TICKET)
  async open(
    @SlackMetadata() { target, form }: UrgentTicket,
    @SlackUser() user: string,
    @Ctx() ctx: SlackContext<'view_submission'>,
  ): Promise<SlackViewResponse> {
    const ticket = this.tickets.create(form, user);
    this.cards.remember(ticket, await ctx.say({ channel: target, ...ticketCard(ticket) }));
    return SlackView.clear();
  }

  @SlackViewClosed(URGENT_TICKET)
  async cancel(
    @SlackMetadata() { form }: UrgentTicket,
    @SlackUser() user: string,
    @Ctx() ctx: SlackContext<'view_closed'>,
  ): Promise<void> {
    await ctx.say({ channel: user, text: `No one was paged, and no ticket was opened for "${form.title}".` });
  }
}
