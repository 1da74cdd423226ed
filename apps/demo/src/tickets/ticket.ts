/** How urgent a ticket can be, the least urgent first. */
export const urgencies = ['low', 'normal', 'high'] as const;

/** How urgent a ticket is. */
export type Urgency = (typeof urgencies)[number];

/** What somebody enters in the form. Each member is the `block_id` of its field. */
export interface TicketForm {
  readonly title: string;
  readonly service: string;
  readonly urgency: Urgency;
  /** Empty when left out. */
  readonly details: string;
}

/** A ticket. People are user ids. */
export interface Ticket extends TicketForm {
  readonly id: number;
  readonly reporter: string;
  readonly assignee: string | null;
  /** Who closed it; null while it is open. */
  readonly closedBy: string | null;
}
