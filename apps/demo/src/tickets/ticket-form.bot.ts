import { Injectable } from '@nestjs/common';
import {
  Ctx,
  Payload,
  SlackAction,
  SlackBody,
  SlackCommand,
  SlackContext,
  SlackMessageShortcut,
  SlackOptions,
  SlackParam,
  SlackShortcut,
  SlackUser,
  SlackView,
  SlackViewSubmission,
} from '@nest-slack/socket-mode';
import { CatalogueService } from '../catalogue/catalogue.service.js';
import type { TicketForm } from './ticket.js';
import { TicketCardsService } from './ticket-cards.service.js';
import { NEW_TICKET_BUTTON, SERVICE_MENU, ticketForm, ticketFormView } from './ticket-form.view.js';
import { TicketFormPipe } from './ticket-form.pipe.js';
import { ticketCard } from './ticket.card.js';
import { TicketsService } from './tickets.service.js';

/** The form that opens a ticket, and the ways to it. */
@Injectable()
export class TicketFormBot {
  constructor(
    private readonly tickets: TicketsService,
    private readonly cards: TicketCardsService,
    private readonly catalogue: CatalogueService,
  ) {}

  @SlackCommand('/ticket')
  async openHere(@Ctx() ctx: SlackContext<'command'>): Promise<void> {
    await ctx.openView(ticketFormView(ctx.channelId));
  }

  /** Neither belongs to a channel: the ticket is announced to whoever opens it. */
  @SlackShortcut('new_ticket')
  @SlackAction(NEW_TICKET_BUTTON)
  async openForMe(@SlackUser() user: string, @Ctx() ctx: SlackContext<'shortcut' | 'action'>): Promise<void> {
    await ctx.openView(ticketFormView(user));
  }

  @SlackMessageShortcut('ticket_from_message')
  async openFromMessage(
    @SlackBody('message.text') text: string,
    @Ctx() ctx: SlackContext<'message_shortcut'>,
  ): Promise<void> {
    await ctx.openView(ticketFormView(ctx.channelId, text));
  }

  @SlackOptions(SERVICE_MENU)
  services(@Payload('value') typed: string): string[] {
    return this.catalogue.matching(typed);
  }

  @SlackViewSubmission(ticketForm)
  async submit(
    @SlackParam('place') place: string,
    @Payload(TicketFormPipe) form: TicketForm,
    @SlackUser() user: string,
    @Ctx() ctx: SlackContext<'view_submission'>,
  ) {
    if (form.urgency === 'high' && form.details === '') {
      return SlackView.errors<TicketForm>({ details: 'Somebody will be called for this: tell them what you see.' });
    }
    const ticket = this.tickets.create(form, user);
    this.cards.remember(ticket, await ctx.say({ channel: place, ...ticketCard(ticket) }));
    return undefined;
  }
}
