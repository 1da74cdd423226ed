import { type ArgumentsHost, Catch } from '@nestjs/common';
import { SlackAck, SlackContext, type SlackExceptionFilter, type SlackFilterAnswer } from '@nest-slack/socket-mode';
import { DeskError } from './desk.error.js';

/**
 * Sends the message of a domain error to the user who caused it. Workflow steps fail with that message.
 */
@Catch(DeskError)
export class DeskErrorFilter implements SlackExceptionFilter<DeskError> {
  catch(error: DeskError, host: ArgumentsHost): SlackFilterAnswer {
    // Events have no user to answer, and a redelivery would fail in the same way.
    if (SlackContext.from(host).kind === 'event') return SlackAck.ok();
    return `⚠️ ${error.message}`;
  }
}
