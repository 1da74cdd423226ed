import type { Type } from '@nestjs/common';
import type { StandardSchemaV1 } from '@standard-schema/spec';

/** The target of a binding: a class, a schema, or undefined for the class of the parameter's type. */
export type BindingTarget = Type | { readonly schema: StandardSchemaV1 } | undefined;

/** Reads the value to bind. `known` are the property names of the target, for values that have more than one name. */
export type ReadValue = (known: ReadonlySet<string>) => unknown;

/** The result of binding a value. */
export type BindingResult =
  | { readonly isValid: true; readonly value: unknown }
  | { readonly isValid: false; readonly errors: ValidationIssues };

/** The required properties of a class that have no value. */
export interface MissingProperties {
  readonly className: string;
  readonly properties: readonly string[];
}

/** Converts an untyped value to a validated, typed one. */
export interface Binding {
  /** Returns why the target cannot be validated and how to fix it, or null if it can. */
  findProblem(): Promise<string | null>;
  /**
   * Returns the required properties that a value with only these names lacks, or null if there are none or they are
   * unknown.
   */
  findMissing(names: readonly string[]): Promise<MissingProperties | null>;
  bind(read: ReadValue): Promise<BindingResult>;
}

/** A validation error and its field; `''` is the whole value. */
export interface ValidationIssue {
  readonly field: string;
  readonly message: string;
}

/** Error messages by field name. */
export type ValidationIssues = Readonly<Record<string, string>>;

/**
 * Creates the issue of a nested property: the field is the first segment of the path, and the message contains the
 * rest.
 */
export function toValidationIssue([field = '', ...deeper]: readonly string[], message: string): ValidationIssue {
  return { field, message: deeper.length === 0 ? message : `${deeper.join('.')}: ${message}` };
}

/** Joins the messages of each field. */
export function groupByField(found: Iterable<ValidationIssue>): ValidationIssues {
  const texts = new Map<string, string[]>();
  for (const { field, message } of found) texts.set(field, [...(texts.get(field) ?? []), message]);
  return Object.fromEntries([...texts].map(([field, messages]) => [field, messages.join('; ')]));
}
