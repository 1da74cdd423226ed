export const PRIORITIES = ['High', 'Normal', 'Low'] as const;
export type Priority = (typeof PRIORITIES)[number];

export const SYSTEMS = ['Printers', 'Payroll', 'Mail', 'Meeting rooms', 'Telephones'];

export interface NewTicket {
  title: string;
  priority: Priority;
  reporter: string;
  reason?: string | undefined;
  system?: string | undefined;
  due?: string | undefined;
  watchers?: string[];
}

export interface Ticket extends NewTicket {
  id: number;
  closedBy?: string;
  owner?: string;
  /** The card in the channel, once it is posted. */
  card?: { channel: string; ts: string };
}

/** All tickets, in memory. */
export class Tickets {
  readonly #tickets: Ticket[] = [];

  open(wanted: NewTicket): Ticket {
    const ticket = { ...wanted, id: this.#tickets.length + 1 };
    this.#tickets.push(ticket);
    return ticket;
  }

  /** @throws Error when there is none of this number */
  get(id: number | string | undefined): Ticket {
    const ticket = this.#tickets.find(each => each.id === Number(id));
    if (!ticket) throw new Error(`There is no ticket ${id}.`);
    return ticket;
  }

  pending(): Ticket[] {
    return this.#tickets.filter(each => each.closedBy === undefined);
  }
}
