import {
  type Binding,
  type BindingResult,
  type BindingTarget,
  ClassBinding,
  groupByField,
  type ReadValue,
  toValidationIssue,
  type ValidationIssue,
} from './class-binding.js';
import type { StandardSchemaV1 } from '@standard-schema/spec';

/** One binding for each class, so that a class is read once and not for each payload. */
const CLASS_BINDINGS = new WeakMap<object, Binding>();

/** @param declared the parameter's type as emitted by TypeScript, if any */
export function createBinding(to: BindingTarget, declared: unknown): Binding {
  if (typeof to === 'object') return new SchemaBinding(to.schema);
  const type = to ?? declared;
  if (typeof type !== 'function') return new ClassBinding(type);
  const known = CLASS_BINDINGS.get(type);
  if (known !== undefined) return known;
  const binding = new ClassBinding(type);
  CLASS_BINDINGS.set(type, binding);
  return binding;
}

const NO_NAMES: ReadonlySet<string> = new Set();

/**
 * Binds to a schema of any library that implements Standard Schema.
 *
 * @see https://standardschema.dev
 */
export class SchemaBinding implements Binding {
  constructor(private readonly schema: StandardSchemaV1) {}

  async findProblem(): Promise<null> {
    return null;
  }

  /** Standard Schema does not expose the required properties. */
  async findMissing(): Promise<null> {
    return null;
  }

  async bind(read: ReadValue): Promise<BindingResult> {
    const result = await this.schema['~standard'].validate(read(NO_NAMES));
    return result.issues
      ? { isValid: false, errors: groupByField(result.issues.map(toIssue)) }
      : { isValid: true, value: result.value };
  }
}

const toIssue = ({ path = [], message }: StandardSchemaV1.Issue): ValidationIssue =>
  toValidationIssue(
    path.map(step => String(typeof step === 'object' ? step.key : step)),
    message,
  );
