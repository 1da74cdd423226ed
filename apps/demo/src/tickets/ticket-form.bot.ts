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

/** Opens the ticket form from a command, shortcuts and a button, and handles its submission. */
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

  /** Neither has a channel, so the ticket is posted to the user. */
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

  /** `TicketForm` has validated the fields; the remaining rules need the catalogue or several fields. */
  @SlackViewSubmission(ticketForm)
  async submit(
    @SlackParam('target') target: string,
    @SlackViewState() form: TicketForm,
    @SlackUser() user: string,
    @Ctx() ctx: SlackContext<'view_submission'>,
  ): Promise<SlackViewResponse | undefined> {
    if (!this.catalogue.has(form.service)) {
      throw new SlackViewException<TicketForm>({ service: 'There is no such service. Choose one from the menu.' });
    }
    if (form.urgency === 'high' && form.details === '') {
      return SlackView.errors<TicketForm>({ details: 'The on-call engineer will be paged. Describe what you see.' });
    }
    if (form.urgency === 'high') return SlackView.push(urgentTicketView({ target, form }));
    const ticket = this.tickets.create(form, user);
    this.cards.remember(ticket, await ctx.say({ channel: target, ...ticketCard(ticket) }));
    return undefined;
  }
}
