import type { JsonObject, JsonValue } from '../json.js';
import type { AppInstall } from '../workspace/apps/app-install.js';
import type { FunctionExecution } from '../workspace/apps/function-executions.js';
import type { Workspace } from '../workspace/workspace.js';
import { triggerOf, type Actor } from './interaction-payload.js';

/** The event that gives a step of a workflow to the app whose function it is. */
export function functionExecuted(workspace: Workspace, app: AppInstall, execution: FunctionExecution): JsonObject {
  const { id, callbackId, workflowExecutionId, inputs, outputTypes } = execution;
  const now = Math.trunc(Number(workspace.ids.timestamp()));
  return {
    type: 'function_executed',
    function: {
      id: workspace.ids.next('Fn'),
      callback_id: callbackId,
      title: callbackId,
      description: '',
      type: 'app',
      input_parameters: Object.entries(inputs).map(([name, value]) => parameterOf(name, typeOf(value))),
      output_parameters: Object.entries(outputTypes).map(([name, type]) => parameterOf(name, type)),
      app_id: app.appId,
      date_created: now,
      date_released: 0,
      date_updated: now,
      date_deleted: 0,
      form_enabled: false,
    },
    inputs,
    function_execution_id: id,
    workflow_execution_id: workflowExecutionId,
    event_ts: workspace.ids.timestamp(),
    bot_access_token: workspace.functions.tokenOf(execution),
  };
}

/**
 * What an interaction tells when its message or view comes from a function: which execution, its token, and a pointer in
 * the place of a trigger. Nothing of it otherwise.
 */
export function functionFields(actor: Actor, executionId: string | undefined): JsonObject | undefined {
  const { workspace, user } = actor;
  const execution = executionId === undefined ? undefined : workspace.functions.find(executionId);
  if (!execution) return undefined;
  return {
    bot_access_token: workspace.functions.tokenOf(execution),
    function_data: {
      execution_id: execution.id,
      function: { callback_id: execution.callbackId },
      inputs: execution.inputs,
    },
    interactivity: {
      interactor: { secret: workspace.ids.key(), id: user.id },
      interactivity_pointer: triggerOf(actor).trigger_id,
    },
  };
}

const parameterOf = (name: string, type: string): JsonObject => ({
  type,
  name,
  description: '',
  title: name,
  is_required: true,
});

const typeOf = (value: JsonValue | undefined): string =>
  Array.isArray(value) ? 'array' : value === null ? 'object' : typeof value;
