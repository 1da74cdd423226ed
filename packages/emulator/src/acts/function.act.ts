import { functionExecuted } from '../dispatch/function-payload.js';
import type { JsonObject } from '../json.js';
import type { DeclaredFunction } from '../manifest/declarations.js';
import type { FunctionExecution, OutputTypes } from '../workspace/apps/function-executions.js';
import type { User } from '../workspace/people/users.js';
import type { ActDesk } from './act-desk.js';
import { usedFunction } from './declared.js';
import type { Exchange } from './exchange.js';
import { stepInputs } from './function-inputs.js';

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

/** Somebody runs a workflow, and it comes to a step that an app's function runs. */
export async function runFunction(
  desk: ActDesk,
  user: User,
  callbackId: string,
  inputs: JsonObject,
  { app: appName, outputs }: FunctionRunOptions,
): Promise<FunctionExchange> {
  const { workspace } = desk;
  const { app, declared } = usedFunction(desk, callbackId, appName);
  const given = stepInputs(workspace, declared, inputs);
  desk.did(user, { verb: 'run_function', callbackId, inputs, appId: app.appId });
  const execution = workspace.functions.start(app, callbackId, given, outputs ?? outputTypesOf(declared));
  const exchange = await desk.event(app, functionExecuted(workspace, app, execution));
  return { ...exchange, execution: workspace.functions.find(execution.id) ?? execution };
}

/** Those that must be there; of the others a step says what it likes. */
const outputTypesOf = (declared: DeclaredFunction | undefined): OutputTypes =>
  Object.fromEntries((declared?.outputs ?? []).filter(each => each.isRequired).map(({ name, type }) => [name, type]));
