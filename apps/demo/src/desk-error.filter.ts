import { type ArgumentsHost, Catch } from '@nestjs/common';
import { SlackAck, SlackContext, type SlackExceptionFilter, type SlackFilterAnswer } from '@nest-slack/socket-mode';
import { DeskError } from './desk.error.js';

/** Answers whoever caused a domain error with its sentence. Only they see it. */
@Catch(DeskError)
export class DeskErrorFilter implements SlackExceptionFilter<DeskError> {
  catch(error: DeskError, host: ArgumentsHost): SlackFilterAnswer {
    switch (SlackContext.from(host).kind) {
      // Nobody waits for an answer, and delivered again it would fail again.
      case 'event':
        return SlackAck.ok();
      // The step fails with the error's own sentence, which whoever built the workflow reads.
      case 'function':
        return undefined;
      default:
        return `⚠️ ${error.message}`;
    }
  }
}
