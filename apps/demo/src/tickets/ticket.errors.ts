import { mention } from '../block-kit/texts.js';
import { DeskError } from '../desk.error.js';

/** The ticket was never opened, or the bot was restarted since. */
export class TicketNotFoundError extends DeskError {
  constructor(id: number) {
    super(`There is no ticket ${id}.`);
  }
}

/** A closed ticket cannot be closed or assigned. */
export class TicketClosedError extends DeskError {
  constructor(id: number, by: string) {
    super(`Ticket ${id} is already closed by ${mention(by)}.`);
  }
}
