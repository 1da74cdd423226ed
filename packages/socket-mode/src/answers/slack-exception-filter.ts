import type { ArgumentsHost } from '@nestjs/common';
import type { Observable } from 'rxjs';
import type { SlackChoices, SlackReply, SlackViewResponse } from './answer.js';
import type { SlackAck } from './slack-ack.js';

/**
 * What an exception filter says about the ack: nothing (a bare ack), an answer of the handler's kind, `SlackAck.ok()` or
 * `SlackAck.retry()`, or an HTTP status: 2xx acks, anything else lets Slack see a failure.
 */
export type SlackFilterAnswer = SlackAck | number | string | SlackReply | SlackViewResponse | SlackChoices | void;

/**
 * An exception filter of Slack handlers. A filter that returned has handled the error, whatever it returned.
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
