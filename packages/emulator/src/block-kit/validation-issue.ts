import type { JsonValue } from '../json.js';

/** Which demand a value fails, by the name that Slack gives it, and what would have met it. */
export type Constraint = {
  readonly type: string;
  readonly expected?: JsonValue;
};

/**
 * One thing that is wrong with blocks or a view.
 * @see https://docs.slack.dev/reference/methods/blocks.validate
 */
export type Fault = {
  readonly code: 'failed_constraint' | 'invalid_type' | 'missing_field';
  readonly message: string;
  /** Where it is: a JSON pointer. */
  readonly pointer: string;
  readonly constraint?: Constraint;
};

/** No list of faults is longer: whoever sends nonsense by the megabyte learns enough from so many. */
export const MAX_FAULTS = 50;

/** A demand that a value of the right type doesn't meet. */
export function failed(message: string, pointer: string, constraint?: Constraint): Fault {
  return { code: 'failed_constraint', message, pointer, ...(constraint ? { constraint } : {}) };
}

/** A value of another type than Slack takes there. */
export function wrongType(message: string, pointer: string): Fault {
  return { code: 'invalid_type', message, pointer };
}

/** A member that must be there. */
export function missing(name: string, pointer: string): Fault {
  return { code: 'missing_field', message: `missing required field: ${name}`, pointer };
}

/** Faults as Slack lists them beside `invalid_blocks`: a sentence and a JSON pointer each. */
export function listed(faults: readonly Fault[]): string[] {
  return faults.map(({ message, pointer }) => `${message} [json-pointer:${pointer}]`);
}

/** Faults as `response_metadata.messages` has them. */
export function described(faults: readonly Fault[]): string[] {
  return listed(faults).map(each => `[ERROR] ${each}`);
}
