import { Injectable } from '@nestjs/common';
import { type SaidMessage, SlackClients } from '@nest-slack/socket-mode';
import type { Ticket } from './ticket.js';
import { ticketCard } from './ticket.card.js';

/** Remembers which message shows which ticket, so that a change from anywhere reaches it. */
@Injectable()
export class TicketCardsService {
  private readonly cards = new Map<number, SaidMessage>();

  constructor(private readonly slack: SlackClients) {}

  /** Notes which message shows the ticket. */
  remember(ticket: Ticket, card: SaidMessage): void {
    this.cards.set(ticket.id, card);
  }

  /** The id of the ticket that a message shows; undefined for any other message. */
  ticketShownBy({ channel, ts }: SaidMessage): number | undefined {
    return [...this.cards].find(([, card]) => card.channel === channel && card.ts === ts)?.[0];
  }

  /** Shows the ticket as it is now. */
  async refresh(ticket: Ticket): Promise<void> {
    const card = this.cards.get(ticket.id);
    if (card) await this.slack.get().chat.update({ ...card, ...ticketCard(ticket) });
  }
}
