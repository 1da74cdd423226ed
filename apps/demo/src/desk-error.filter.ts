import { Catch } from '@nestjs/common';
import type { SlackExceptionFilter } from '@nest-slack/socket-mode';
import { DeskError } from './desk.error.js';

/** Answers a command or a click with the sentence of a domain error. Only the user who caused it sees it. */
@Catch(DeskError)
export class DeskErrorFilter implements SlackExceptionFilter<DeskError> {
  catch(error: DeskError): string {
    return `⚠️ ${error.message}`;
  }
}
