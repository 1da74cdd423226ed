import type { Type } from '@nestjs/common';
import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { ValidationIssues } from './validation-issue.js';

/** What a parameter is bound to: a class, a schema, or the class that the parameter is declared with. */
export type BoundTo = Type | { readonly schema: StandardSchemaV1 } | undefined;

/** Reads what is to be bound. `known` are names that are wanted, for what can be found under more than one. */
export type ReadValue = (known: ReadonlySet<string>) => unknown;

/** How binding a value ended. */
export type Bound =
  | { readonly fits: true; readonly value: unknown }
  | { readonly fits: false; readonly errors: ValidationIssues };

/** The properties of a class that nothing fills. */
export interface Missing {
  readonly of: string;
  readonly properties: readonly string[];
}

/** Makes a typed value of an untyped one. */
export interface Binding {
  /** Why it can bind nothing whatever it is given, and the cure; null when it can. */
  problem(): Promise<string | null>;
  /** What is wanted of every value, and in none that has only these names; null when nothing is, as far as that is known. */
  missing(names: readonly string[]): Promise<Missing | null>;
  bind(read: ReadValue): Promise<Bound>;
}
