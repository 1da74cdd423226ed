import { createFunctionExecutedEvent } from '../dispatch/interaction-payload.js';
import type { JsonObject } from '../json.js';
import type { DeclaredFunction, DeclaredParameter } from '../manifest/declarations.js';
import type { FunctionExecution, OutputTypes } from '../workspace/apps/function-executions.js';
import type { User } from '../workspace/users/user.js';
import type { ActionDispatcher } from './action-dispatcher.js';
import { findFunction } from './declared-features.js';
import type { Exchange } from './exchange.js';
import type { Workspace } from '../workspace/workspace.js';

/** A step of a workflow that was given to an app. */
export interface FunctionExchange extends Exchange {
  /** The step as it stood then: an app may end it before or after its ack. */
  readonly execution: FunctionExecution;
}

/** What is known of a function besides its id. */
export interface FunctionRunOptions {
  /** The app's name or id. Default: the first one. */
  app?: string;
  /** The types of its outputs, by name: Slack refuses others. Default: those of the manifest; without one, any. */
  outputs?: OutputTypes;
}

/** A user runs a workflow, and it comes to a step that an app's function runs. */
export async function runFunction(
  desk: ActionDispatcher,
  user: User,
  callbackId: string,
  inputs: JsonObject,
  { app: appName, outputs }: FunctionRunOptions,
): Promise<FunctionExchange> {
  const { workspace } = desk;
  const { app, declared } = findFunction(desk, callbackId, appName);
  const given = resolveFunctionInputs(workspace, declared, inputs);
  desk.recordAction(user, { verb: 'run_function', callbackId, inputs, appId: app.appId });
  const execution = workspace.functions.start(app, callbackId, given, outputs ?? outputTypesOf(declared));
  const exchange = await desk.dispatchEvent(app, createFunctionExecutedEvent(workspace, app, execution));
  return { ...exchange, execution: workspace.functions.find(execution.id) ?? execution };
}

/** Those that must be there; of the others a step says what it likes. */
const outputTypesOf = (declared: DeclaredFunction | undefined): OutputTypes =>
  Object.fromEntries((declared?.outputs ?? []).filter(each => each.isRequired).map(({ name, type }) => [name, type]));

/**
 * The inputs of a step as Workflow Builder would give them: where the manifest wants a person or a channel, their name
 * becomes their id.
 *
 * @throws Error when a required one is missing, one is not declared, or nobody and nothing has the name
 */
export function resolveFunctionInputs(
  workspace: Workspace,
  declared: DeclaredFunction | undefined,
  given: JsonObject,
): JsonObject {
  if (!declared) return given;
  const { callbackId, inputs } = declared;
  const missing = inputs.filter(({ name, isRequired }) => isRequired && given[name] === undefined);
  if (missing.length > 0) {
    throw new Error(`The function "${callbackId}" can't run without its required inputs: ${listInputNames(missing)}.`);
  }
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      const input = inputs.find(each => each.name === name);
      if (input) return [name, resolveFunctionInput(workspace, input, value)];
      throw new Error(`The function "${callbackId}" has no input "${name}". It has: ${listInputNames(inputs)}.`);
    }),
  );
}

function resolveFunctionInput(
  { users, channels }: Workspace,
  { name, type }: DeclaredParameter,
  value: JsonObject[string],
): JsonObject[string] {
  if (typeof value !== 'string') return value;
  if (type === 'slack#/types/user_id')
    return getResourceId(users.find(value), `The input "${name}": nobody is called "${value}".`);
  if (type !== 'slack#/types/channel_id') return value;
  return getResourceId(channels.find(value), `The input "${name}": no channel is called "${value}".`);
}

function getResourceId(found: { readonly id: string } | undefined, sentence: string): string {
  if (found) return found.id;
  throw new Error(sentence);
}

const listInputNames = (parameters: readonly DeclaredParameter[]): string =>
  parameters.map(({ name }) => name).join(', ') || 'none';
