import { Injectable } from '@nestjs/common';
import {
  Ctx,
  Payload,
  SlackAction,
  SlackBody,
  type SlackChoices,
  SlackCommand,
  SlackContext,
  SlackMessageShortcut,
  SlackOptions,
  SlackParam,
  SlackShortcut,
  SlackUser,
  SlackView,
  SlackViewException,
  type SlackViewResponse,
  SlackViewState,
  SlackViewSubmission,
} from '@nest-slack/socket-mode';
import { option, plain } from '../block-kit/texts.js';
import { CatalogueService } from '../catalogue/catalogue.service.js';
import { TicketCardsService } from './ticket-cards.service.js';
import { NEW_TICKET_BUTTON, SERVICE_MENU, ticketForm, ticketFormView } from './ticket-form.view.js';
import { ticketCard } from './ticket.card.js';
import { TicketForm } from './ticket-form.js';
import { TicketsService } from './tickets.service.js';
import { urgentTicketView } from './urgent-ticket.view.js';

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
  services(@Payload('value') typed: string): SlackChoices {
    const teams = this.catalogue.matching(typed);
    return {
      option_groups: teams.map(({ name, services }) => ({ label: plain(name), options: services.map(option) })),
    };
  }

  /** Its fields were checked by the rules of `TicketForm` before: what is left is what rules can't know. */
  @SlackViewSubmission(ticketForm)
  async submit(
    @SlackParam('place') place: string,
    @SlackViewState() form: TicketForm,
    @SlackUser() user: string,
    @Ctx() ctx: SlackContext<'view_submission'>,
  ): Promise<SlackViewResponse | undefined> {
    if (!this.catalogue.has(form.service)) {
      throw new SlackViewException<TicketForm>({ service: 'There is no such service. Choose one from the menu.' });
    }
    if (form.urgency === 'high' && form.details === '') {
      return SlackView.errors<TicketForm>({ details: 'Somebody will be called for this: tell them what you see.' });
    }
    if (form.urgency === 'high') return SlackView.push(urgentTicketView({ place, form }));
    const ticket = this.tickets.create(form, user);
    this.cards.remember(ticket, await ctx.say({ channel: place, ...ticketCard(ticket) }));
    return undefined;
  }
}
