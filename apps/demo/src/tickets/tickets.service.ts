import { Injectable } from '@nestjs/common';
import type { Ticket, TicketForm } from './ticket.js';
import { TicketClosedError, TicketNotFoundError } from './ticket.errors.js';

/** The tickets of the desk. */
@Injectable()
export class TicketsService {
  private readonly tickets = new Map<number, Ticket>();

  /** Opens a ticket. */
  create(form: TicketForm, reporter: string): Ticket {
    return this.keep({ id: this.tickets.size + 1, ...form, reporter, assignee: null, closedBy: null });
  }

  /** @throws TicketNotFoundError or TicketClosedError */
  assign(id: number, assignee: string): Ticket {
    return this.keep({ ...this.opened(id), assignee });
  }

  /** @throws TicketNotFoundError or TicketClosedError */
  close(id: number, closedBy: string): Ticket {
    return this.keep({ ...this.opened(id), closedBy });
  }

  /** Those that nobody has closed, the oldest first. */
  get open(): readonly Ticket[] {
    return [...this.tickets.values()].filter(({ closedBy }) => closedBy === null);
  }

  private opened(id: number): Ticket {
    const ticket = this.tickets.get(id);
    if (!ticket) throw new TicketNotFoundError(id);
    if (ticket.closedBy !== null) throw new TicketClosedError(id, ticket.closedBy);
    return ticket;
  }

  private keep(ticket: Ticket): Ticket {
    this.tickets.set(ticket.id, ticket);
    return ticket;
  }
}
