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
export type ValidationIssue = {
  readonly code: 'failed_constraint' | 'invalid_type' | 'missing_field';
  readonly message: string;
  /** The location as a JSON pointer. */
  readonly pointer: string;
  readonly constraint?: Constraint;
};

/** No list of faults is longer: whoever sends nonsense by the megabyte learns enough from so many. */
export const MAX_ISSUES = 50;

/** A demand that a value of the right type doesn't meet. */
export function createIssue(message: string, pointer: string, constraint?: Constraint): ValidationIssue {
  return { code: 'failed_constraint', message, pointer, ...(constraint ? { constraint } : {}) };
}

/** A value of another type than Slack takes there. */
export function createTypeIssue(message: string, pointer: string): ValidationIssue {
  return { code: 'invalid_type', message, pointer };
}

/** Creates the issue for a missing required member. */
export function createMissingIssue(name: string, pointer: string): ValidationIssue {
  return { code: 'missing_field', message: `missing required field: ${name}`, pointer };
}

/** Faults as Slack lists them beside `invalid_blocks`: a sentence and a JSON pointer each. */
export function joinValues(faults: readonly ValidationIssue[]): string[] {
  return faults.map(({ message, pointer }) => `${message} [json-pointer:${pointer}]`);
}

/** Faults as `response_metadata.messages` has them. */
export function describeValue(faults: readonly ValidationIssue[]): string[] {
  return joinValues(faults).map(each => `[ERROR] ${each}`);
}
