import { escapeMrkdwn } from '../block-kit/texts.js';
import { DeskError } from '../desk.error.js';

/** Thrown when a name is not in the catalogue. */
export class UnknownServiceError extends DeskError {
  constructor(name: string, known: readonly string[]) {
    super(`Unknown service "${escapeMrkdwn(name)}". Services: ${known.join(', ')}.`);
  }
}
