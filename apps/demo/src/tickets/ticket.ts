import type { TicketForm } from './ticket-form.js';

/** A note that a user adds in the thread of a ticket. */
export interface Note {
  readonly by: string;
  readonly text: string;
}

/** A ticket. Users are user ids. */
export interface Ticket extends TicketForm {
  readonly id: number;
  readonly reporter: string;
  readonly assignee: string | null;
  /** Who closed it; null while it is open. */
  readonly closedBy: string | null;
  /** Oldest first. */
  readonly notes: readonly Note[];
}
