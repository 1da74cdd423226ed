import type { HandlerResult } from '../parse-result.js';
import type { JsonObject } from '../../envelope/json.js';
import type { SlackAnswerable } from '../../handler/slack-context.js';
import type { MaybePromise } from '../../dispatch/maybe-promise.js';
import type { HandlerRun, Response } from '../response.js';
import type { ResponseLog } from '../../telemetry/response-log.js';
import type { FollowUpSender } from '../follow-up.js';

/** Turns the results and errors of the handlers of one kind into acks and follow-ups. */
export interface Responder {
  /** Whether a user waits for the response. Failures of other kinds are left unacked, so that Slack redelivers the event. */
  readonly isUserWaiting: boolean;

  /**
   * Whether a text or message returned by an exception filter is shown as an error. True for kinds that have no message
   * as their result, where an empty ack would report success.
   */
  readonly treatsFilterMessageAsError?: boolean;

  /** Called when the handler starts. */
  onHandlerStart?(run: HandlerRun): void;

  /** Returns how a response given now reaches the user: the value of `ctx.answerable`. */
  getAnswerable(run: HandlerRun): SlackAnswerable;

  /** Responds with the handler's validated result. */
  respond(run: HandlerRun, result: HandlerResult): MaybePromise<Response>;

  /** Shows the user a message that says why there is no result. */
  respondWithMessage(run: HandlerRun, reply: JsonObject): MaybePromise<Response>;

  /**
   * Shows an error for each field of a view or dialog. Default: `respondWithMessage`.
   *
   * @param reply the same errors as one message, for when the view is no longer open
   */
  respondWithFieldErrors?(
    run: HandlerRun,
    errors: Readonly<Record<string, string>>,
    reply: JsonObject,
  ): MaybePromise<Response>;

  /** Called when the ack was withheld for a failure and Slack will not redeliver. */
  onEventLost?(run: HandlerRun, error: unknown): void;

  /** Responds to an error that is not addressed to the user. Default: `respondWithMessage` with a general text. */
  respondToUnhandledError?(run: HandlerRun, error: unknown): MaybePromise<Response>;

  /** Responds when an exception filter handled an error and returned nothing. Default: an empty ack. */
  respondToFilteredError?(run: HandlerRun, error: unknown): MaybePromise<Response>;
}

/** An empty ack. A handler with `ack: 'manual'` sends it itself. */
export const emptyResponse = (run: HandlerRun): Response =>
  run.handler.ackMode === 'manual' ? { ack: 'leave' } : { ack: 'send' };

/** A payload that only the ack can carry: it is dropped with a warning when the ack cannot take it. */
export const createPayloadResponse = (log: ResponseLog, run: HandlerRun, payload: JsonObject): Response => ({
  ack: 'send',
  ackPayload: { payload, onNotSent: reason => (reason === 'too_late' ? log.logTooLate(run) : log.logTooBig(run)) },
});

/** Kinds without a response. Errors can still be sent to the user. */
export class NoResponseResponder implements Responder {
  constructor(
    private readonly followUps: FollowUpSender,
    readonly isUserWaiting: boolean,
  ) {}

  getAnswerable(): SlackAnswerable {
    return null;
  }

  respond(run: HandlerRun): Response {
    return emptyResponse(run);
  }

  respondWithMessage(run: HandlerRun, reply: JsonObject): Response {
    this.followUps.notifyUser(run, reply);
    return { ack: 'send' };
  }
}

/** Closed views and dialogs: the user gets no message, not even for an error. */
export class ViewClosedResponder extends NoResponseResponder {
  override respondWithMessage(): Response {
    return { ack: 'send' };
  }
}
