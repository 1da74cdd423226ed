import { Injectable } from '@nestjs/common';
import type { TicketForm } from './ticket-form.js';
import type { Note, Ticket } from './ticket.js';
import { TicketClosedError, TicketNotFoundError } from './ticket.errors.js';

/** The tickets of the desk. */
@Injectable()
export class TicketsService {
  private readonly tickets = new Map<number, Ticket>();

  /** Opens a ticket. */
  create({ title, service, urgency, details }: TicketForm, reporter: string): Ticket {
    const id = this.tickets.size + 1;
    return this.keep({ id, title, service, urgency, details, reporter, assignee: null, closedBy: null, notes: [] });
  }

  /** @throws TicketNotFoundError or TicketClosedError */
  assign(id: number, assignee: string): Ticket {
    return this.keep({ ...this.opened(id), assignee });
  }

  /** @throws TicketNotFoundError or TicketClosedError */
  close(id: number, closedBy: string): Ticket {
    return this.keep({ ...this.opened(id), closedBy });
  }

  /** Takes back that it was closed. @throws TicketNotFoundError */
  reopen(id: number): Ticket {
    return this.keep({ ...this.get(id), closedBy: null });
  }

  /** Adds what somebody says about it. @throws TicketNotFoundError */
  note(id: number, note: Note): Ticket {
    const ticket = this.get(id);
    return this.keep({ ...ticket, notes: [...ticket.notes, note] });
  }

  /** Those that nobody has closed, the oldest first. */
  get open(): readonly Ticket[] {
    return [...this.tickets.values()].filter(({ closedBy }) => closedBy === null);
  }

  /** @throws TicketNotFoundError */
  get(id: number): Ticket {
    const ticket = this.tickets.get(id);
    if (!ticket) throw new TicketNotFoundError(id);
    return ticket;
  }

  private opened(id: number): Ticket {
    const ticket = this.get(id);
    if (ticket.closedBy !== null) throw new TicketClosedError(id, ticket.closedBy);
    return ticket;
  }

  private keep(ticket: Ticket): Ticket {
    this.tickets.set(ticket.id, ticket);
    return ticket;
  }
}
