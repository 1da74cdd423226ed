import { Injectable, ParseIntPipe, UseFilters } from '@nestjs/common';
import {
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
import { DeskErrorFilter } from '../desk-error.filter.js';
import { TicketCardsService } from './ticket-cards.service.js';
import { assignTicket, closeTicket } from './ticket.card.js';
import { TicketsService } from './tickets.service.js';

/** Somebody typed this one: the sentence is theirs to read. */
const typedNumber = new ParseIntPipe({
  exceptionFactory: () => new SlackUserException('Which ticket? Write its number: `/ticket close 1`.'),
});

/** What happens to a ticket once it is open. */
@Injectable()
@UseFilters(DeskErrorFilter)
export class TicketBot {
  constructor(
    private readonly tickets: TicketsService,
    private readonly cards: TicketCardsService,
  ) {}

  @SlackCommand('/ticket close :id')
  async closeByNumber(@SlackParam('id', typedNumber) id: number, @SlackUser() user: string): Promise<string> {
    await this.cards.refresh(this.tickets.close(id, user));
    return `Ticket ${id} is closed.`;
  }

  @SlackAction(closeTicket)
  async close(@SlackParam('id', ParseIntPipe) id: number, @SlackUser() user: string): Promise<void> {
    await this.cards.refresh(this.tickets.close(id, user));
  }

  @SlackAction(assignTicket)
  async assign(@SlackParam('id', ParseIntPipe) id: number, @SlackActionValue() assignee: string): Promise<void> {
    await this.cards.refresh(this.tickets.assign(id, assignee));
  }

  /** A check mark under a ticket closes it. */
  @SlackEvent('reaction_added')
  async closeByReaction(@Payload() { reaction, item, user }: SlackEventPayload<'reaction_added'>): Promise<void> {
    const id = reaction === 'white_check_mark' ? this.cards.ticketShownBy(item) : undefined;
    const isOpen = this.tickets.open.some(ticket => ticket.id === id);
    if (id !== undefined && isOpen) await this.cards.refresh(this.tickets.close(id, user));
  }
}
