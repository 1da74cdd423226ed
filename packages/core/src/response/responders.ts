import { parseHandlerResult, parseMessageResult } from './parse-result.js';
import { SlackAck } from './slack-ack.js';
import type { RejectionReason } from '../dispatch/concurrency-limiter.js';
import { willBeRedelivered } from '../envelope/envelope-metadata.js';
import type { JsonObject } from '../envelope/json.js';
import type { SlackKind } from '../envelope/payloads.js';
import type { HandlerAborted, HandlerOutcome, HandlerStage } from '../handler/await-result.js';
import type { SlackAnswerable } from '../handler/slack-context.js';
import { andThen, type MaybePromise } from '../dispatch/maybe-promise.js';
import { FollowUpSender } from './follow-up.js';
import type { HandlerRun, Response } from './response.js';
import { toHandlerFailure, toUserMessage, type HandlerFailure } from './handler-failure.js';
import { createErrorId, ErrorMessages } from './error-messages.js';
import type { ResponseLog } from '../telemetry/response-log.js';
import type { LocalizedTexts } from './slack-texts.js';
import { NoResponseResponder, type Responder, ViewClosedResponder } from './responders/responder.js';
import {
  AssistantResponder,
  AttachmentActionResponder,
  BlockActionResponder,
  MessageResponder,
} from './responders/message.responder.js';
import { CommandResponder, OptionsResponder } from './responders/command.responder.js';
import { DialogResponder } from './responders/dialog.responder.js';
import { ViewSubmissionResponder } from './responders/view-submission.responder.js';
import { FunctionResponder } from './responders/function.responder.js';

/** Turns the outcome of a handler into a `Response`. The parts that depend on the kind are in the kind's `Responder`. */
export class Responders {
  readonly #followUps: FollowUpSender;
  readonly #errorMessages: ErrorMessages;
  readonly #respondersByKind: Record<SlackKind, Responder>;

  constructor(
    private readonly log: ResponseLog,
    texts: LocalizedTexts,
  ) {
    this.#errorMessages = new ErrorMessages(log, texts);
    this.#followUps = new FollowUpSender(log, this.#errorMessages);
    this.#respondersByKind = createResponders(this.#followUps, this.#errorMessages, log);
  }

  /** Called when a handler starts. */
  onHandlerStart(run: HandlerRun): void {
    this.#respondersByKind[run.kind].onHandlerStart?.(run);
  }

  respond(run: HandlerRun, result: HandlerOutcome): MaybePromise<Response> {
    return result.kind === 'returned' ? this.respondToResult(run, result.value) : this.#respondToFailure(run, result);
  }

  /** The handler was not started because of limits or a shutdown: the user is asked to try again, and a view stays open. */
  async respondToRejection(run: HandlerRun, reason: RejectionReason): Promise<Response> {
    return this.#getResponder(run).respondWithMessage(run, this.#errorMessages.createRejectionMessage(run, reason));
  }

  /** Responds to `ctx.ack(value)`. The ack of a function is always empty, because its step continues. */
  respondToManualAck(run: HandlerRun, value: unknown): MaybePromise<Response> {
    return run.kind === 'function' ? { ack: 'send' } : andThen(this.respondToResult(run, value), ensureAckSent);
  }

  /**
   * Responds to a returned value.
   *
   * @param onInvalid responds to a value that is not a result of this kind. Default: as if nothing had been returned
   */
  respondToResult(run: HandlerRun, value: unknown, onInvalid?: () => Promise<Response>): MaybePromise<Response> {
    if (value instanceof SlackAck) {
      const decision = SlackAck.getDecision(value);
      if (decision.kind === 'retry')
        return this.#requestRetry(run, 'It returned SlackAck.retry(), but Slack redelivers only events.');
      return andThen(this.respondToResult(run, decision.answer, onInvalid), ensureAckSent);
    }
    const parsed = parseHandlerResult(run.kind, value);
    // A handler with `ack: 'manual'` has already acked or will do so.
    if (!parsed.ok && value === undefined && run.handler.ackMode === 'manual') return { ack: 'leave' };
    if (parsed.ok) return this.#respondersByKind[run.kind].respond(run, parsed.result);
    this.log.logInvalidResult(run, parsed.description);
    return onInvalid?.() ?? this.#respondWithNothing(run);
  }

  /** The value of `ctx.answerable`: how a response given now reaches the user. */
  getAnswerable(run: HandlerRun): SlackAnswerable {
    return this.#getResponder(run).getAnswerable(run);
  }

  #getResponder(run: HandlerRun): Responder {
    return this.#respondersByKind[run.kind];
  }

  async #respondToFailure(run: HandlerRun, result: Exclude<HandlerOutcome, { kind: 'returned' }>): Promise<Response> {
    if (canResolveLocale(result) && this.#getResponder(run).isUserWaiting) await this.#errorMessages.resolveLocale(run);
    switch (result.kind) {
      case 'filtered':
        return this.#respondToFiltered(run, result.value, result.error);
      case 'failed':
        return this.#respondToError(run, result.error, result.stage);
      case 'given_up':
        return this.#respondToAbort(run, result.why, result.error);
    }
  }

  async #respondToFiltered(run: HandlerRun, value: unknown, error: unknown): Promise<Response> {
    // As with HTTP: a status says whether Slack should see a success or a failure.
    const isSuccess = typeof value === 'number' && value >= 200 && value < 300;
    if (typeof value === 'number' && !isSuccess) return this.#withhold(run, true, error);
    if (value instanceof SlackAck && SlackAck.getDecision(value).kind === 'retry')
      return this.#requestRetry(run, error);
    const responder = this.#getResponder(run);
    const respondToSwallowed = async () =>
      responder.respondToFilteredError?.(run, error) ?? this.#respondWithNothing(run);
    if (isSuccess || value === undefined || value === null) return respondToSwallowed();
    const reply =
      responder.treatsFilterMessageAsError === true ? parseMessageResult(run.kind, unwrapAckResult(value)) : null;
    if (reply !== null) return responder.respondWithMessage(run, reply);
    return ensureAckSent(await this.respondToResult(run, value, respondToSwallowed));
  }

  async #requestRetry(run: HandlerRun, error: unknown): Promise<Response> {
    if (run.envelope.type === 'events_api') return this.#withhold(run, false, error);
    return this.#getResponder(run).respondWithMessage(run, this.#errorMessages.reportFailure(run, error));
  }

  async #respondToError(run: HandlerRun, error: unknown, stage: HandlerStage): Promise<Response> {
    const failure = toHandlerFailure(error, stage);
    const responder = this.#getResponder(run);
    return responder.isUserWaiting
      ? this.#respondToUser(run, responder, failure, error)
      : this.#respondWithoutUser(run, failure, error);
  }

  /** The handler timed out or was aborted by the shutdown. */
  async #respondToAbort(run: HandlerRun, reason: HandlerAborted, error: Error): Promise<Response> {
    const responder = this.#getResponder(run);
    // During a shutdown an unacked event is left to the next process: Slack redelivers it.
    const isLeft = reason === 'shutdown' && run.ack.open && willBeRedelivered(run.envelope);
    if (responder.isUserWaiting && !isLeft)
      return responder.respondWithMessage(run, this.#errorMessages.reportAbort(run, reason, error));
    this.log.logAbort(run, reason, error, null);
    return this.#withhold(run, false, error);
  }

  /** A failure for which no user waits: the ack is withheld when a redelivery can succeed. */
  #respondWithoutUser(run: HandlerRun, failure: HandlerFailure, error: unknown): Response {
    switch (failure.kind) {
      case 'user_message':
        this.log.logRefusal(run, error);
        this.#followUps.notifyUser(run, { ...failure.reply });
        return { ack: 'send' };
      case 'invalid_input':
        this.log.logRefusal(run, error);
        this.#followUps.notifyUser(run, { text: failure.text });
        return { ack: 'send' };
      case 'forbidden':
        this.log.logRefusal(run, error);
        return { ack: 'send' };
      case 'field_errors':
      case 'rejected':
      case 'permanent':
        this.log.logFailure(run, createErrorId(), error);
        return { ack: 'send' };
      case 'retryable':
        this.log.logFailure(run, createErrorId(), error);
        return this.#withhold(run, false, error);
    }
  }

  /** A failure for which a user waits: the user always sees a message. */
  async #respondToUser(
    run: HandlerRun,
    responder: Responder,
    failure: HandlerFailure,
    error: unknown,
  ): Promise<Response> {
    switch (failure.kind) {
      case 'user_message':
        this.log.logRefusal(run, error);
        return responder.respondWithMessage(run, { ...failure.reply });
      case 'field_errors':
        this.log.logRefusal(run, error);
        return this.#respondWithFieldErrors(run, responder, failure.errors, { text: toUserMessage(failure) });
      case 'invalid_input':
        this.log.logRefusal(run, error);
        return this.#respondWithFieldErrors(
          run,
          responder,
          failure.errors,
          this.#errorMessages.createInputErrorMessage(run, failure.text),
        );
      case 'forbidden':
        this.log.logRefusal(run, error);
        return responder.respondWithMessage(run, this.#errorMessages.createForbiddenMessage(run));
      case 'rejected':
        this.log.logRefusal(run, error);
        return responder.respondWithMessage(
          run,
          failure.isInput ? this.#errorMessages.createInputErrorMessage(run, failure.text) : { text: failure.text },
        );
      case 'permanent':
      case 'retryable':
        return (
          responder.respondToUnhandledError?.(run, error) ??
          responder.respondWithMessage(run, this.#errorMessages.reportFailure(run, error))
        );
    }
  }

  /** @param reply the same errors as one message, for kinds without fields */
  #respondWithFieldErrors(
    run: HandlerRun,
    responder: Responder,
    errors: Readonly<Record<string, string>>,
    reply: JsonObject,
  ): MaybePromise<Response> {
    return responder.respondWithFieldErrors?.(run, errors, reply) ?? responder.respondWithMessage(run, reply);
  }

  async #respondWithNothing(run: HandlerRun): Promise<Response> {
    return ensureAckSent(await this.#getResponder(run).respond(run, { type: 'nothing' }));
  }

  #withhold(run: HandlerRun, isForced: boolean, error: unknown): Response {
    const onLost = () => {
      this.log.logLost(run);
      this.#getResponder(run).onEventLost?.(run, error);
    };
    return { ack: 'withhold', isForced, onLost };
  }
}

/** An explicitly requested ack is sent, also for a handler with `ack: 'manual'`. */
const ensureAckSent = (response: Response): Response => (response.ack === 'leave' ? { ack: 'send' } : response);

/** Returns the result inside a `SlackAck.ok(result)`, or the value itself. */
function unwrapAckResult(value: unknown): unknown {
  if (!(value instanceof SlackAck)) return value;
  const decision = SlackAck.getDecision(value);
  return decision.kind === 'ok' ? decision.answer : undefined;
}

/** Whether there is time to request the user's locale. There is none during a shutdown. */
const canResolveLocale = (result: HandlerOutcome): boolean =>
  !(result.kind === 'given_up' && result.why === 'shutdown');

/** Creates the responder of each kind. */
export function createResponders(
  followUps: FollowUpSender,
  errorMessages: ErrorMessages,
  log: ResponseLog,
): Record<SlackKind, Responder> {
  const blockAction = new BlockActionResponder(followUps);
  const options = new OptionsResponder(log);
  const viewClosed = new ViewClosedResponder(followUps, true);
  const event = new NoResponseResponder(followUps, false);
  return {
    command: new CommandResponder(followUps),
    action: blockAction,
    message_shortcut: blockAction,
    view_submission: new ViewSubmissionResponder(followUps, errorMessages, log),
    options,
    message: new MessageResponder(followUps, errorMessages),
    assistant: new AssistantResponder(followUps, errorMessages),
    shortcut: new NoResponseResponder(followUps, true),
    view_closed: viewClosed,
    interactive_message: new AttachmentActionResponder(followUps),
    interactive_message_suggestion: options,
    dialog_submission: new DialogResponder(followUps, log),
    dialog_cancellation: viewClosed,
    dialog_suggestion: options,
    event,
    function: new FunctionResponder(errorMessages, log),
    unknown: event,
  };
}
