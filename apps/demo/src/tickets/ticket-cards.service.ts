import { Injectable } from '@nestjs/common';
import { type SaidMessage, SlackClients } from '@nest-slack/socket-mode';
import type { Ticket } from './ticket.js';
import { ticketCard } from './ticket.card.js';
import { ratingCard } from './ticket-rating.card.js';

/** Tracks the message of each ticket and updates it when the ticket changes. */
@Injectable()
export class TicketCardsService {
  private readonly cards = new Map<number, SaidMessage>();

  constructor(private readonly slack: SlackClients) {}

  /** Stores the message that shows the ticket. */
  remember(ticket: Ticket, card: SaidMessage): void {
    this.cards.set(ticket.id, card);
  }

  /** Forgets the messages of an archived or deleted channel, which can no longer be updated. */
  forgetIn(channel: string): void {
    for (const [id, card] of this.cards) if (card.channel === channel) this.cards.delete(id);
  }

  /** Finds the id of the ticket that a message shows. */
  findTicketId(channel: string, ts: string | null): number | undefined {
    return [...this.cards].find(([, card]) => card.channel === channel && card.ts === ts)?.[0];
  }

  /** Finds the channel that shows a ticket. */
  findChannel({ id }: Ticket): string | undefined {
    return this.cards.get(id)?.channel;
  }

  /** Updates the message of the ticket. */
  async refresh(ticket: Ticket): Promise<void> {
    const card = this.cards.get(ticket.id);
    if (card) await this.slack.get().chat.update({ ...card, ...ticketCard(ticket) });
  }

  /** Updates the message, and asks the reporter for a rating unless they closed the ticket themselves. */
  async showClosed(ticket: Ticket): Promise<void> {
    await this.refresh(ticket);
    if (ticket.closedBy === ticket.reporter) return;
    await this.slack.get().chat.postMessage({ channel: ticket.reporter, ...ratingCard(ticket) });
  }
}
