import type { SlackEnvelope } from './envelope.js';
import { objectAt, textAt } from './json.js';
import { getEvent } from './parse-envelope.js';

/** The execution of a function, a step of a workflow. */
export interface FunctionExecution {
  /** `Fx…`; empty where Slack left it out. */
  readonly id: string;
  /** The token that came with it, good while the step runs, 15 minutes at most; null when none came. */
  readonly token: string | null;
}

/**
 * The execution that a payload belongs to: the one that it begins, or that whose message or view somebody acted in. Null
 * for what has to do with no function.
 */
export function getFunctionExecution({ kind, body }: SlackEnvelope): FunctionExecution | null {
  if (kind === 'function') {
    const event = getEvent(body);
    return { id: textAt(event, 'function_execution_id') ?? '', token: textAt(event, 'bot_access_token') };
  }
  const id = textAt(objectAt(body, 'function_data'), 'execution_id');
  return id === null ? null : { id, token: textAt(body, 'bot_access_token') };
}
