import type { ArgumentsHost } from '@nestjs/common';
import type { Observable } from 'rxjs';
import type { SlackChoices, SlackDialogErrors, SlackReply, SlackViewResponse } from './handler-response-types.js';
import type { SlackAck } from './slack-ack.js';
import type { SlackStream } from './message-stream/slack-stream.js';

/**
 * What an exception filter says about the ack: nothing (a bare ack), an answer of the handler's kind, `SlackAck.ok()` or
 * `SlackAck.retry()`, or an HTTP status: 2xx acks, anything else lets Slack see a failure. The outputs of a function are
 * given by `SlackAck.ok(outputs)`. A text or message for a submitted form or dialog is shown in it, which stays open; a
 * text for a function fails its step.
 */
export type SlackFilterAnswer =
  | SlackAck
  | number
  | string
  | SlackReply
  | SlackStream
  | SlackViewResponse
  | SlackChoices
  | SlackDialogErrors
  | void
  | null;

/**
 * An exception filter of Slack handlers. A filter that returned has handled the error, whatever it returned. One class
 * serves commands and forms: its text answers a command, and stands in a form as a `SlackUserException` does.
 *
 * @example
 * ```ts
 * @Catch(TicketNotFound)
 * export class TicketNotFoundFilter implements SlackExceptionFilter<TicketNotFound> {
 *   catch(error: TicketNotFound) {
 *     return `There is no ticket ${error.id}.`;
 *   }
 * }
 * ```
 */
export interface SlackExceptionFilter<E = unknown> {
  catch(
    exception: E,
    host: ArgumentsHost,
  ): SlackFilterAnswer | Promise<SlackFilterAnswer> | Observable<SlackFilterAnswer>;
}
