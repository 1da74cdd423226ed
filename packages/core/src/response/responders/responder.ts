import type { HandlerResult } from '../parse-result.js';
import type { JsonObject } from '../../envelope/json.js';
import type { SlackAnswerable } from '../../handler/slack-context.js';
import type { MaybePromise } from '../../dispatch/maybe-promise.js';
import type { Response } from '../response.js';
import type { HandlerRun } from '../handler-run.js';
import type { ResponseLog } from '../../telemetry/response-log.js';

/** How the end of a handler of one kind reaches people, and its ack. */
export interface Responder {
  /** Whether a person waits to see what comes of it. A failure of the rest is left to Slack, to deliver it again. */
  readonly isWaitedFor: boolean;

  /**
   * Whether a text or message of an exception filter refuses: where it is no answer of the kind, and a bare ack would
   * say that all went well.
   */
  readonly refusesByReply?: boolean;

  /** The handler begins. */
  begin?(run: HandlerRun): void;

  /** The way that an answer given now would take. */
  answerable(run: HandlerRun): SlackAnswerable;

  /** Gives the handler's answer, which was read for this kind. */
  answer(run: HandlerRun, answer: HandlerResult): MaybePromise<Response>;

  /** Shows the user a sentence instead: why there is no answer. */
  refuse(run: HandlerRun, reply: JsonObject): MaybePromise<Response>;

  /**
   * Shows what is wrong with each field of a form; where that can't be done it is refused.
   *
   * @param reply says the same without fields, for when the form is gone
   */
  refuseFields?(run: HandlerRun, errors: Readonly<Record<string, string>>, reply: JsonObject): MaybePromise<Response>;

  /** A failure that Slack was to see came too late for that. */
  lost?(run: HandlerRun, error: unknown): void;

  /** Tells of an error that was not meant for people. By default it is refused with a sentence. */
  failed?(run: HandlerRun, error: unknown): MaybePromise<Response>;

  /**
   * An exception filter took an error and gave no answer. By default the ack is all there is.
   */
  swallowed?(run: HandlerRun, error: unknown): MaybePromise<Response>;
}

/** An ack without an answer in it. What acks by hand is left to do so. */
export const emptyResponse = (run: HandlerRun): Response =>
  run.handler.ackMode === 'manual' ? { ack: 'leave' } : { ack: 'send' };

/** What an ack can carry and nothing else. */
export const carriedOrDropped = (journal: ResponseLog, run: HandlerRun, payload: JsonObject): Response => ({
  ack: 'send',
  carry: { payload, otherwise: why => (why === 'too_late' ? journal.tooLate(run) : journal.tooBig(run)) },
});
