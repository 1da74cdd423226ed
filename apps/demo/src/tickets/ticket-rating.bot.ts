import { Injectable, Logger, ParseIntPipe, UseFilters } from '@nestjs/common';
import { SlackAction, SlackActionValue, SlackParam, type SlackReply } from '@nest-slack/socket-mode';
import { DeskErrorFilter } from '../desk-error.filter.js';
import { TicketCardsService } from './ticket-cards.service.js';
import { rateTicket } from './ticket-rating.card.js';
import { TicketsService } from './tickets.service.js';

/** Handles the buttons that rate a closed ticket. The responses replace the question. */
@Injectable()
@UseFilters(DeskErrorFilter)
export class TicketRatingBot {
  private readonly logger = new Logger(TicketRatingBot.name);

  constructor(
    private readonly tickets: TicketsService,
    private readonly cards: TicketCardsService,
  ) {}

  /** Matches all buttons of the block. */
  @SlackAction({ blockId: rateTicket, type: 'button' })
  thank(@SlackParam('id', ParseIntPipe) id: number, @SlackActionValue() rating: string): SlackReply {
    this.logger.log(`Ticket ${id} is ${rating}.`);
    return { replace_original: true, text: `Thank you: ticket ${id} is ${rating}.` };
  }

  /** A route with a value takes precedence over the route above. */
  @SlackAction({ blockId: rateTicket, type: 'button', value: 'unsolved' })
  async reopen(@SlackParam('id', ParseIntPipe) id: number): Promise<SlackReply> {
    await this.cards.refresh(this.tickets.reopen(id));
    return { replace_original: true, text: `Sorry to hear that: ticket ${id} is open again.` };
  }
}
