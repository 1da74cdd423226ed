import { type ArgumentsHost, Catch } from '@nestjs/common';
import { SlackAck, SlackContext, type SlackExceptionFilter, type SlackFilterAnswer } from '@nest-slack/socket-mode';
import { DeskError } from './desk.error.js';

/**
 * Answers whoever caused a domain error with its sentence, which only they see. A step of a workflow fails with it.
 */
@Catch(DeskError)
export class DeskErrorFilter implements SlackExceptionFilter<DeskError> {
  catch(error: DeskError, host: ArgumentsHost): SlackFilterAnswer {
    // Nobody waits for an answer to an event, and delivered again it would fail again.
    if (SlackContext.from(host).kind === 'event') return SlackAck.ok();
    return `⚠️ ${error.message}`;
  }
}
