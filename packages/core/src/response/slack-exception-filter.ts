import type { ArgumentsHost } from '@nestjs/common';
import type { Observable } from 'rxjs';
import type { SlackChoices, SlackDialogErrors, SlackReply, SlackViewResponse } from './handler-response-types.js';
import type { SlackAck } from './slack-ack.js';
import type { SlackStream } from './message-stream/slack-stream.js';

/**
 * What an exception filter may return: nothing (an empty ack), a result of the handler's kind, `SlackAck.ok()` or
 * `SlackAck.retry()`, or an HTTP status: 2xx acks, any other status withholds the ack. `SlackAck.ok(outputs)` completes
 * a function. For a view or dialog submission a text or message is shown as an error and the view stays open; for a
 * function it fails the step.
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
 * An exception filter for Slack handlers. An error counts as handled when the filter returns. The same filter serves
 * commands and views: a returned text is the response to a command, and is shown in a view like a `SlackUserException`.
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
