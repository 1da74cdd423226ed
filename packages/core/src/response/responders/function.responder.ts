import type { HandlerResult } from '../parse-result.js';
import { textAt, type JsonObject } from '../../envelope/json.js';
import { SlackFunctionException } from '../../exceptions/slack-function.exception.js';
import type { SlackAnswerable } from '../../handler/slack-context.js';
import { isPassing } from '../../web-api/slack-api-error.js';
import type { MaybePromise } from '../../dispatch/maybe-promise.js';
import type { Response } from '../response.js';
import type { HandlerRun } from '../handler-run.js';
import type { ErrorMessages } from '../error-messages.js';
import type { ResponseLog } from '../../telemetry/response-log.js';
import { emptyResponse, type Responder } from './responder.js';

/**
 * Functions: the answer completes the step of a workflow, a failure fails it, and the ack follows. When Slack can't be
 * told, the ack is withheld, so that the step comes again.
 */
export class FunctionResponder implements Responder {
  readonly isWaitedFor = true;
  readonly refusesByReply = true;

  constructor(
    private readonly sentences: ErrorMessages,
    private readonly journal: ResponseLog,
  ) {}

  answerable({ conversation }: HandlerRun): SlackAnswerable {
    return conversation.completion?.ended === false ? 'completion' : null;
  }

  answer(run: HandlerRun, answer: HandlerResult): MaybePromise<Response> {
    if (answer.form === 'payload') return this.#complete(run, answer.payload);
    return run.handler.ackMode === 'manual' ? emptyResponse(run) : this.#complete(run);
  }

  refuse(run: HandlerRun, reply: JsonObject): Promise<Response> {
    return this.#fail(run, textAt(reply, 'text') ?? 'It was refused, and no reason was given.');
  }

  failed(run: HandlerRun, error: unknown): Promise<Response> {
    return this.#fail(run, this.sentences.failedStep(run, error));
  }

  /** The step would run for ever. */
  swallowed(run: HandlerRun, error: unknown): Promise<Response> {
    return this.#fail(run, this.sentences.swallowed(run, error));
  }

  /** It will not come again, so its step would run for ever. */
  lost(run: HandlerRun, error: unknown): void {
    const failing = async () => {
      await this.failed(run, error);
    };
    run.track(failing());
  }

  async #complete(run: HandlerRun, outputs: JsonObject = {}): Promise<Response> {
    const { completion } = run.conversation;
    if (completion === null || (await completion.hasEnded())) {
      if (Object.keys(outputs).length > 0) this.journal.outputsDropped(run);
      return emptyResponse(run);
    }
    try {
      await completion.complete(outputs);
      return { ack: 'send' };
    } catch (error) {
      return hasCode(error, 'function_outputs_refused') ? this.failed(run, error) : this.#unended(run, error);
    }
  }

  async #fail(run: HandlerRun, text: string): Promise<Response> {
    const { completion } = run.conversation;
    if (completion === null || (await completion.hasEnded())) return { ack: 'send' };
    try {
      await completion.fail(text);
      return { ack: 'send' };
    } catch (error) {
      return this.#unended(run, error);
    }
  }

  /** Slack did not take the end of the step. */
  #unended(run: HandlerRun, error: unknown): Response {
    if (hasCode(error, 'function_not_running')) this.journal.stepIsOver(run);
    else this.journal.unsaid(run, 'given to Slack', error);
    return isPassing(error) ? { ack: 'withhold', insists: false, lost: () => this.journal.lost(run) } : { ack: 'send' };
  }
}

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof SlackFunctionException && error.code === code;
