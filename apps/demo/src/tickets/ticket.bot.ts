import { Injectable, ParseIntPipe, UseFilters } from '@nestjs/common';
import {
  ParseSlackUserPipe,
  Payload,
  SlackAction,
  SlackActionValue,
  SlackCommand,
  SlackEvent,
  type SlackEventPayload,
  SlackParam,
  SlackUser,
  SlackUserException,
} from '@nest-slack/socket-mode';
import { mention } from '../block-kit/texts.js';
import { ServicePipe } from '../catalogue/service.pipe.js';
import { DeskErrorFilter } from '../desk-error.filter.js';
import { TicketCardsService } from './ticket-cards.service.js';
import { assignTicket, closeTicket, formatTicket } from './ticket.card.js';
import { TicketsService } from './tickets.service.js';

/** Replies with a text for the user who typed the number. */
const parseTicketNumber = new ParseIntPipe({
  exceptionFactory: () => new SlackUserException('Enter the number of a ticket.'),
});

/** Lists, assigns, closes and reopens tickets. */
@Injectable()
@UseFilters(DeskErrorFilter)
export class TicketBot {
  constructor(
    private readonly tickets: TicketsService,
    private readonly cards: TicketCardsService,
  ) {}

  @SlackCommand('/ticket list [service]')
  list(@SlackParam('[service]', ServicePipe) service: string | undefined): string {
    const open = this.tickets.open.filter(ticket => service === undefined || ticket.service === service);
    return open.map(formatTicket).join('\n') || `No ticket is open${service === undefined ? '' : ` about ${service}`}.`;
  }

  @SlackCommand('/ticket assign :id :user')
  async assignByNumber(
    @SlackParam('id', parseTicketNumber) id: number,
    @SlackParam('user', ParseSlackUserPipe) assignee: string,
  ): Promise<string> {
    await this.cards.refresh(this.tickets.assign(id, assignee));
    return `Ticket ${id} is assigned to ${mention(assignee)}.`;
  }

  @SlackCommand('/ticket close :id')
  async closeByNumber(@SlackParam('id', parseTicketNumber) id: number, @SlackUser() user: string): Promise<string> {
    await this.cards.showClosed(this.tickets.close(id, user));
    return `Ticket ${id} is closed.`;
  }

  @SlackAction(closeTicket)
  async close(@SlackParam('id', ParseIntPipe) id: number, @SlackUser() user: string): Promise<void> {
    await this.cards.showClosed(this.tickets.close(id, user));
  }

  @SlackAction(assignTicket)
  async assign(@SlackParam('id', ParseIntPipe) id: number, @SlackActionValue() assignee: string): Promise<void> {
    await this.cards.refresh(this.tickets.assign(id, assignee));
  }

  /** A check mark reaction closes a ticket; removing the reaction reopens it. */
  @SlackEvent(['reaction_added', 'reaction_removed'])
  async mark(
    @Payload() { type, reaction, item, user }: SlackEventPayload<'reaction_added' | 'reaction_removed'>,
  ): Promise<void> {
    const id = reaction === 'white_check_mark' ? this.cards.findTicketId(item.channel, item.ts) : undefined;
    if (id === undefined) return;
    if (type === 'reaction_added') await this.cards.showClosed(this.tickets.close(id, user));
    else await this.cards.refresh(this.tickets.reopen(id));
  }
}
