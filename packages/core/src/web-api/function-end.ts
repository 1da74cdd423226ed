import type { WebClient } from '@slack/web-api';
import { SlackFunctionException } from '../exceptions/slack-function.exception.js';
import { messagesOf, refusalOf } from './slack-api-error.js';

/**
 * Completes a step of a workflow.
 *
 * @throws SlackFunctionException when Slack does not take that, and what the call failed with otherwise
 */
export async function completeFunction(client: WebClient, executionId: string, outputs: object): Promise<void> {
  try {
    await client.functions.completeSuccess({ function_execution_id: executionId, outputs: { ...outputs } });
  } catch (error) {
    throw explained(error, executionId);
  }
}

/**
 * Fails a step of a workflow.
 *
 * @param text what whoever built the workflow is told
 * @throws as `completeFunction`
 */
export async function failFunction(client: WebClient, executionId: string, text: string): Promise<void> {
  try {
    await client.functions.completeError({ function_execution_id: executionId, error: text });
  } catch (error) {
    throw explained(error, executionId);
  }
}

/** The error of whoever ends what has ended. */
export const notRunning = (executionId: string, options?: ErrorOptions): SlackFunctionException =>
  new SlackFunctionException(
    'function_not_running',
    `The step ${executionId} does not run any more: it was completed or failed before, or its workflow was stopped. ` +
      'End a step once.',
    executionId,
    options,
  );

function explained(error: unknown, executionId: string): unknown {
  const options = { cause: error };
  switch (refusalOf(error)) {
    case 'execution_not_in_running_state':
      return notRunning(executionId, options);
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
        `Slack refused the outputs of the step ${executionId}${details(error)}. ` +
          "Return what the function's output_parameters in the app's manifest declare.",
        executionId,
        options,
      );
    default:
      return error;
  }
}

function details(error: unknown): string {
  const messages = messagesOf(error);
  return messages.length === 0 ? '' : `: ${messages.join('; ')}`;
}
