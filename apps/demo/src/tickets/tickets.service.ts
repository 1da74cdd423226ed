import { Injectable } from '@nestjs/common';
import type { TicketForm } from './ticket-form.js';
import type { Note, Ticket } from './ticket.js';
import { TicketClosedError, TicketNotFoundError } from './ticket.errors.js';

/** Stores tickets in memory. */
@Injectable()
export class TicketsService {
  private readonly tickets = new Map<number, Ticket>();

  create({ title, service, urgency, details }: TicketForm, reporter: string): Ticket {
    const id = this.tickets.size + 1;
    return this.save({ id, title, service, urgency, details, reporter, assignee: null, closedBy: null, notes: [] });
  }

  /** @throws TicketNotFoundError or TicketClosedError */
  assign(id: number, assignee: string): Ticket {
    return this.save({ ...this.getOpen(id), assignee });
  }

  /** @throws TicketNotFoundError or TicketClosedError */
  close(id: number, closedBy: string): Ticket {
    return this.save({ ...this.getOpen(id), closedBy });
  }

  /** @throws TicketNotFoundError */
  reopen(id: number): Ticket {
    return this.save({ ...this.get(id), closedBy: null });
  }

  /** @throws TicketNotFoundError */
  addNote(id: number, note: Note): Ticket {
    const ticket = this.get(id);
    return this.save({ ...ticket, notes: [...ticket.notes, note] });
  }

  /** The open tickets, oldest first. */
  get open(): readonly Ticket[] {
    return [...this.tickets.values()].filter(({ closedBy }) => closedBy === null);
  }

  /** @throws TicketNotFoundError */
  get(id: number): Ticket {
    const ticket = this.tickets.get(id);
    if (!ticket) throw new TicketNotFoundError(id);
    return ticket;
  }

  private getOpen(id: number): Ticket {
    const ticket = this.get(id);
    if (ticket.closedBy !== null) throw new TicketClosedError(id, ticket.closedBy);
    return ticket;
  }

  private save(ticket: Ticket): Ticket {
    this.tickets.set(ticket.id, ticket);
    return ticket;
  }
}
