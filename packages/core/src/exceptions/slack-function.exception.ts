import { SlackException } from './slack.exception.js';

/**
 * Slack rejected the end of a workflow step. `code` says why:
 *
 * | code | what it means |
 * | --- | --- |
 * | `function_not_running` | the step was completed or failed before, or its workflow was stopped |
 * | `function_not_found` | Slack knows no such step |
 * | `function_not_yours` | the step belongs to another app or workspace |
 * | `function_outputs_refused` | the outputs are not those that the manifest declares |
 */
export class SlackFunctionException extends SlackException {
  override readonly name = 'SlackFunctionException';

  /** @param executionId the step's id: `Fx…` */
  constructor(
    code: string,
    message: string,
    readonly executionId: string,
    options?: ErrorOptions,
  ) {
    super(code, message, options);
  }
}
