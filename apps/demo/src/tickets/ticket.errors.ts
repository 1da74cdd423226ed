import { mention } from '../block-kit/texts.js';
import { DeskError } from '../desk.error.js';

/** Nobody opened that ticket, or the bot was started anew since. */
export class TicketNotFoundError extends DeskError {
  constructor(id: number) {
    super(`There is no ticket ${id}.`);
  }
}

/** What is closed can't be closed or given to anybody. */
export class TicketClosedError extends DeskError {
  constructor(id: number, by: string) {
    super(`Ticket ${id} was closed by ${mention(by)} already.`);
  }
}
