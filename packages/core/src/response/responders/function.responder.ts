import type { HandlerResult } from '../parse-result.js';
import { textAt, type JsonObject } from '../../envelope/json.js';
import { SlackFunctionException } from '../../exceptions/delivery.exceptions.js';
import type { SlackAnswerable } from '../../handler/slack-context.js';
import { isTransientError } from '../../web-api/slack-api-error.js';
import type { MaybePromise } from '../../dispatch/maybe-promise.js';
import type { HandlerRun, Response } from '../response.js';
import type { ErrorMessages } from '../error-messages.js';
import type { ResponseLog } from '../../telemetry/response-log.js';
import { emptyResponse, type Responder } from './responder.js';

/**
 * Functions: a result completes the workflow step and an error fails it; then the envelope is acked. When that API call
 * fails temporarily, the ack is withheld, so that Slack redelivers the step.
 */
export class FunctionResponder implements Responder {
  readonly isUserWaiting = true;
  readonly treatsFilterMessageAsError = true;

  constructor(
    private readonly errorMessages: ErrorMessages,
    private readonly log: ResponseLog,
  ) {}

  getAnswerable({ sender: conversation }: HandlerRun): SlackAnswerable {
    return conversation.completion?.ended === false ? 'completion' : null;
  }

  respond(run: HandlerRun, result: HandlerResult): MaybePromise<Response> {
    if (result.type === 'payload') return this.#complete(run, result.payload);
    return run.handler.ackMode === 'manual' ? emptyResponse(run) : this.#complete(run);
  }

  respondWithMessage(run: HandlerRun, reply: JsonObject): Promise<Response> {
    return this.#fail(run, textAt(reply, 'text') ?? 'It was refused, and no reason was given.');
  }

  respondToUnhandledError(run: HandlerRun, error: unknown): Promise<Response> {
    return this.#fail(run, this.errorMessages.reportFunctionFailure(run, error));
  }

  /** Fails the step, which would otherwise never end. */
  respondToFilteredError(run: HandlerRun, error: unknown): Promise<Response> {
    return this.#fail(run, this.errorMessages.getFunctionErrorText(run, error));
  }

  /** Fails the step, which Slack will not redeliver and which would otherwise never end. */
  onEventLost(run: HandlerRun, error: unknown): void {
    const failing = async () => {
      await this.respondToUnhandledError(run, error);
    };
    run.track(failing());
  }

  async #complete(run: HandlerRun, outputs: JsonObject = {}): Promise<Response> {
    const { completion } = run.sender;
    if (completion === null || (await completion.hasEnded())) {
      if (Object.keys(outputs).length > 0) this.log.logDroppedOutputs(run);
      return emptyResponse(run);
    }
    try {
      await completion.complete(outputs);
      return { ack: 'send' };
    } catch (error) {
      return isFunctionError(error, 'function_outputs_refused')
        ? this.respondToUnhandledError(run, error)
        : this.#onEndRefused(run, error);
    }
  }

  async #fail(run: HandlerRun, text: string): Promise<Response> {
    const { completion } = run.sender;
    if (completion === null || (await completion.hasEnded())) return { ack: 'send' };
    try {
      await completion.fail(text);
      return { ack: 'send' };
    } catch (error) {
      return this.#onEndRefused(run, error);
    }
  }

  /** Slack rejected `functions.completeSuccess` or `functions.completeError`. */
  #onEndRefused(run: HandlerRun, error: unknown): Response {
    if (isFunctionError(error, 'function_not_running')) this.log.logStepAlreadyEnded(run);
    else this.log.logUndelivered(run, 'sent to Slack', error);
    return isTransientError(error)
      ? { ack: 'withhold', isForced: false, onLost: () => this.log.logLost(run) }
      : { ack: 'send' };
  }
}

const isFunctionError = (error: unknown, code: string): boolean =>
  error instanceof SlackFunctionException && error.code === code;
