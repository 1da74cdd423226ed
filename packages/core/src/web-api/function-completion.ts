import type { WebClient } from '@slack/web-api';
import type { SlackWorkspace } from '../envelope/envelope-metadata.js';
import { SlackFunctionException } from '../exceptions/delivery.exceptions.js';
import { getApiErrorDetails, getApiErrorCode } from './slack-api-error.js';

/**
 * Identifies a workflow step, to end it later. Plain JSON without secrets: it can be stored, or sent to another process.
 */
export interface SlackFunctionHandle extends SlackWorkspace {
  /** The name of the app in `apps`. */
  readonly app: string;
  /** `Fx…` */
  readonly executionId: string;
}

/**
 * Ends a workflow step. `ctx.completion` in the handler of a function, and in handlers of interactions with the messages
 * and views of the step.
 */
export class SlackFunctionCompletion {
  #end: Promise<void> | undefined;

  /** @internal */
  constructor(
    /** Identifies the step for `SlackFunctions`, which can end it later or in another process. */
    readonly handle: SlackFunctionHandle,
    private readonly client: () => WebClient,
  ) {}

  /** Slack's id of the step: `Fx…`. */
  get id(): string {
    return this.handle.executionId;
  }

  /** Whether this object has ended the step. */
  get ended(): boolean {
    return this.#end !== undefined;
  }

  /**
   * Completes the step. The handler's return value is then ignored.
   *
   * @param outputs what the manifest's `output_parameters` declare. Default: none
   * @throws SlackFunctionException when the step has ended before, or Slack refuses the outputs
   * @see https://docs.slack.dev/reference/methods/functions.completeSuccess
   */
  async complete(outputs: object = {}): Promise<void> {
    await this.#endOnce(() => completeFunction(this.client(), this.id, outputs));
  }

  /**
   * Fails the step, and with it the workflow.
   *
   * @param text the reason, for the author of the workflow
   * @throws SlackFunctionException when the step has ended before
   * @see https://docs.slack.dev/reference/methods/functions.completeError
   */
  async fail(text: string): Promise<void> {
    await this.#endOnce(() => failFunction(this.client(), this.id, text));
  }

  /**
   * Like `ended`, after waiting for the API call that is in progress.
   *
   * @internal
   */
  async hasEnded(): Promise<boolean> {
    try {
      await this.#end;
    } catch {
      // The caller of complete() or fail() gets the error, and may try again.
    }
    return this.ended;
  }

  async #endOnce(end: () => Promise<void>): Promise<void> {
    if (this.ended) throw createNotRunningException(this.id);
    this.#end = end();
    try {
      await this.#end;
    } catch (error) {
      this.#end = undefined;
      throw error;
    }
  }
}

/**
 * Completes a workflow step.
 *
 * @throws SlackFunctionException when Slack rejects the call; any other error of the call
 */
export async function completeFunction(client: WebClient, executionId: string, outputs: object): Promise<void> {
  try {
    await client.functions.completeSuccess({ function_execution_id: executionId, outputs: { ...outputs } });
  } catch (error) {
    throw explainFunctionError(error, executionId);
  }
}

/**
 * Fails a workflow step.
 *
 * @param text the reason, for the author of the workflow
 * @throws as `completeFunction`
 */
export async function failFunction(client: WebClient, executionId: string, text: string): Promise<void> {
  try {
    await client.functions.completeError({ function_execution_id: executionId, error: text });
  } catch (error) {
    throw explainFunctionError(error, executionId);
  }
}

export const createNotRunningException = (executionId: string, options?: ErrorOptions): SlackFunctionException =>
  new SlackFunctionException(
    'function_not_running',
    `The step ${executionId} does not run any more: it was completed or failed before, or its workflow was stopped. ` +
      'End a step once.',
    executionId,
    options,
  );

function explainFunctionError(error: unknown, executionId: string): unknown {
  const options = { cause: error };
  switch (getApiErrorCode(error)) {
    case 'execution_not_in_running_state':
      return createNotRunningException(executionId, options);
    case 'function_execution_not_found':
      return new SlackFunctionException(
        'function_not_found',
        `Slack knows no step '${executionId}'. Give the id that the function came with (ctx.completion.id).`,
        executionId,
        options,
      );
    case 'access_denied':
      return new SlackFunctionException(
        'function_not_yours',
        `Slack does not let this app end the step ${executionId}: it belongs to another app or workspace. ` +
          'End it with the handle that its own handler was given (ctx.completion.handle).',
        executionId,
        options,
      );
    case 'parameter_validation_failed':
      return new SlackFunctionException(
        'function_outputs_refused',
        `Slack refused the outputs of the step ${executionId}${formatErrorDetails(error)}. ` +
          "Return what the function's output_parameters in the app's manifest declare.",
        executionId,
        options,
      );
    default:
      return error;
  }
}

function formatErrorDetails(error: unknown): string {
  const messages = getApiErrorDetails(error);
  return messages.length === 0 ? '' : `: ${messages.join('; ')}`;
}
