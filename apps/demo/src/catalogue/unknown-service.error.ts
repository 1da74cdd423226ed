import { escaped } from '../block-kit/texts.js';
import { DeskError } from '../desk.error.js';

/** There is no such service. */
export class UnknownServiceError extends DeskError {
  constructor(name: string, known: readonly string[]) {
    super(`No service is called "${escaped(name)}". There are: ${known.join(', ')}.`);
  }
}
