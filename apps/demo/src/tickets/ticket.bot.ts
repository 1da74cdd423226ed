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
import { assignTicket, closeTicket, ticketLine } from './ticket.card.js';
import { TicketsService } from './tickets.service.js';

/** Somebody typed this one: the sentence is theirs to read. */
const typedNumber = new ParseIntPipe({
  exceptionFactory: () => new SlackUserException('Which ticket? Write its number.'),
});

/** What happens to a ticket once it is open. */
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
    return open.map(ticketLine).join('\n') || `No ticket is open${service === undefined ? '' : ` about ${service}`}.`;
  }

  @SlackCommand('/ticket assign :id :user')
  async assignByNumber(
    @SlackParam('id', typedNumber) id: number,
    @SlackParam('user', ParseSlackUserPipe) assignee: string,
  ): Promise<string> {
    await this.cards.refresh(this.tickets.assign(id, assignee));
    return `${mention(assignee)} has ticket ${id}.`;
  }

  @SlackCommand('/ticket close :id')
  async closeByNumber(@SlackParam('id', typedNumber) id: number, @SlackUser() user: string): Promise<string> {
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

  /** A check mark under a ticket closes it, and opens it again when it is taken away. */
  @SlackEvent(['reaction_added', 'reaction_removed'])
  async mark(
    @Payload() { type, reaction, item, user }: SlackEventPayload<'reaction_added' | 'reaction_removed'>,
  ): Promise<void> {
    const id = reaction === 'white_check_mark' ? this.cards.ticketShownBy(item.channel, item.ts) : undefined;
    if (id === undefined) return;
    if (type === 'reaction_added') await this.cards.showClosed(this.tickets.close(id, user));
    else await this.cards.refresh(this.tickets.reopen(id));
  }
}
