import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { Binding, Bound, ReadValue } from './binding.js';
import { groupByField, toValidationIssue, type ValidationIssue } from './validation-issue.js';

const none: ReadonlySet<string> = new Set();

/**
 * Binds to a schema of whatever library speaks the common interface.
 *
 * @see https://standardschema.dev
 */
export class SchemaBinding implements Binding {
  constructor(private readonly schema: StandardSchemaV1) {}

  async problem(): Promise<null> {
    return null;
  }

  /** A schema does not tell what it wants. */
  async missing(): Promise<null> {
    return null;
  }

  async bind(read: ReadValue): Promise<Bound> {
    const result = await this.schema['~standard'].validate(read(none));
    return result.issues
      ? { fits: false, errors: groupByField(result.issues.map(misfitOf)) }
      : { fits: true, value: result.value };
  }
}

const misfitOf = ({ path = [], message }: StandardSchemaV1.Issue): ValidationIssue =>
  toValidationIssue(
    path.map(step => String(typeof step === 'object' ? step.key : step)),
    message,
  );
