import { Injectable } from '@nestjs/common';
import { type SaidMessage, SlackClients } from '@nest-slack/socket-mode';
import type { Ticket } from './ticket.js';
import { ticketCard } from './ticket.card.js';
import { ratingCard } from './ticket-rating.card.js';

/** Remembers which message shows which ticket, so that a change from anywhere reaches it. */
@Injectable()
export class TicketCardsService {
  private readonly cards = new Map<number, SaidMessage>();

  constructor(private readonly slack: SlackClients) {}

  /** Notes which message shows the ticket. */
  remember(ticket: Ticket, card: SaidMessage): void {
    this.cards.set(ticket.id, card);
  }

  /** Forgets the messages of a channel that is gone: no call can change them any more. */
  forgetIn(channel: string): void {
    for (const [id, card] of this.cards) if (card.channel === channel) this.cards.delete(id);
  }

  /** The id of the ticket that a message shows, or the root of a thread; undefined where that is none. */
  ticketShownBy(channel: string, ts: string | null): number | undefined {
    return [...this.cards].find(([, card]) => card.channel === channel && card.ts === ts)?.[0];
  }

  /** The channel in which a ticket is shown; undefined when it isn't any more. */
  channelOf({ id }: Ticket): string | undefined {
    return this.cards.get(id)?.channel;
  }

  /** Shows the ticket as it is now. */
  async refresh(ticket: Ticket): Promise<void> {
    const card = this.cards.get(ticket.id);
    if (card) await this.slack.get().chat.update({ ...card, ...ticketCard(ticket) });
  }

  /** Shows that it is closed, and asks whoever opened it how it went, unless they closed it themselves. */
  async showClosed(ticket: Ticket): Promise<void> {
    await this.refresh(ticket);
    if (ticket.closedBy === ticket.reporter) return;
    await this.slack.get().chat.postMessage({ channel: ticket.reporter, ...ratingCard(ticket) });
  }
}
