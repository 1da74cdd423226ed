import { BoundedMap } from '../../collections/bounded-map.js';
import { isJsonObject, type JsonObject, type JsonValue } from '../../json.js';
import type { AppInstall } from './app-install.js';
import type { Clock } from '../../time/clock.js';
import type { Identifiers } from '../identifiers.js';
import { SlackApiError } from '../api-error.js';

/** A function's own token dies with its step, or after this. */
const TOKEN_LIFETIME_MS = 15 * 60_000;

/** How a step ended, as its app said. */
export type FunctionOutcome =
  | { readonly status: 'completed'; readonly outputs: JsonObject }
  | { readonly status: 'failed'; readonly error: string };

/**
 * The types of a function's outputs, by name, as the app's manifest declares them: `string`, `number`, `integer`,
 * `boolean`, `array`, `object`, or one of Slack's own, which is text. All of them are required.
 */
export type OutputTypes = Readonly<Record<string, string>>;

/** A step of a workflow that an app's function runs. Never changes: its end makes a new one of the same id. */
export interface FunctionExecution {
  /** Slack's `function_execution_id`: `Fx…`. */
  readonly id: string;
  readonly callbackId: string;
  readonly appId: string;
  /** The id of the workspace that it runs in. */
  readonly teamId: string;
  /** The id of the run of the workflow: `Wx…`. */
  readonly workflowExecutionId: string;
  readonly inputs: JsonObject;
  /** What it is to give; anything when nothing is declared. */
  readonly outputTypes: OutputTypes;
  /** `null` while it runs. */
  readonly outcome: FunctionOutcome | null;
}

/** A function's own token, and whether it still opens anything. */
export interface FunctionToken {
  readonly execution: FunctionExecution;
  readonly problem: 'token_revoked' | 'token_expired' | null;
}

interface RunningFunction {
  readonly token: string;
  readonly expiresAt: number;
  execution: FunctionExecution;
}

/** The steps of workflows that were given to apps, in the order of their start. */
export class FunctionExecutions {
  readonly #steps: BoundedMap<string, RunningFunction>;
  readonly #byToken = new Map<string, RunningFunction>();

  /** @param limit of how many it is known: the oldest make room */
  constructor(
    private readonly ids: Identifiers,
    private readonly clock: Clock,
    limit: number,
  ) {
    this.#steps = new BoundedMap(limit);
  }

  get all(): readonly FunctionExecution[] {
    return this.#steps.values().map(({ execution }) => execution);
  }

  find(id: string): FunctionExecution | undefined {
    return this.#steps.get(id)?.execution;
  }

  /** The token that came with a step. */
  tokenOf({ id }: FunctionExecution): string | undefined {
    return this.#steps.get(id)?.token;
  }

  ofToken(token: string): FunctionToken | undefined {
    const step = this.#byToken.get(token);
    if (!step) return undefined;
    const isExpired = this.clock.now() >= step.expiresAt;
    return {
      execution: step.execution,
      problem: step.execution.outcome ? 'token_revoked' : isExpired ? 'token_expired' : null,
    };
  }

  start(app: AppInstall, callbackId: string, inputs: JsonObject, outputTypes: OutputTypes): FunctionExecution {
    const execution: FunctionExecution = {
      id: this.ids.next('Fx'),
      callbackId,
      appId: app.appId,
      teamId: app.teamId,
      workflowExecutionId: this.ids.next('Wx'),
      inputs,
      outputTypes,
      outcome: null,
    };
    const expiresAt = this.clock.now() + TOKEN_LIFETIME_MS;
    const step = { token: this.ids.functionToken(), expiresAt, execution };
    this.#byToken.set(step.token, step);
    for (const { token } of this.#steps.set(execution.id, step)) this.#byToken.delete(token);
    return execution;
  }

  /**
   * @throws SlackApiError `function_execution_not_found`, `access_denied`, `execution_not_in_running_state` or
   * `parameter_validation_failed`
   */
  end(app: AppInstall, id: string, outcome: FunctionOutcome): void {
    const step = this.#steps.get(id);
    if (!step) throw new SlackApiError('function_execution_not_found');
    if (step.execution.appId !== app.appId) throw new SlackApiError('access_denied');
    if (step.execution.outcome) throw new SlackApiError('execution_not_in_running_state');
    if (outcome.status === 'completed') checkOutputs(step.execution.outputTypes, outcome.outputs);
    step.execution = { ...step.execution, outcome };
  }
}

/** @throws SlackApiError `parameter_validation_failed`, with what is wrong with each */
function checkOutputs(types: OutputTypes, outputs: JsonObject): void {
  const faults = Object.entries(types).flatMap(([name, type]) => {
    const value = outputs[name];
    if (value === undefined || value === null) return [`[ERROR] missing required output: ${name}`];
    return matchesOutputType(value, type) ? [] : [`[ERROR] output ${name} must be of type ${type}`];
  });
  if (faults.length > 0) throw new SlackApiError('parameter_validation_failed', { messages: faults });
}

function matchesOutputType(value: JsonValue, type: string): boolean {
  switch (type) {
    case 'integer':
      return Number.isInteger(value);
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isJsonObject(value);
    case 'number':
    case 'boolean':
      return typeof value === type;
    default:
      return typeof value === 'string';
  }
}
