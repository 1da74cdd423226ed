import type { TicketForm } from './ticket-form.js';

/** What somebody adds to a ticket in its thread. */
export interface Note {
  readonly by: string;
  readonly text: string;
}

/** A ticket. People are user ids. */
export interface Ticket extends TicketForm {
  readonly id: number;
  readonly reporter: string;
  readonly assignee: string | null;
  /** Who closed it; null while it is open. */
  readonly closedBy: string | null;
  /** The oldest first. */
  readonly notes: readonly Note[];
}
