import { createBinding } from '../binding/create-binding.js';
import type { BoundTo } from '../binding/binding.js';
import type { ValidationIssues } from '../binding/validation-issue.js';
import type { SlackException } from '../exceptions/slack.exception.js';
import { ParameterSource } from './parameter-source.js';
import type { SlackContext } from './slack-context.js';

/** What can be bound: a part of a payload that has many values in it. */
export interface Bindable {
  readonly of: 'params' | 'view_state' | 'metadata';
  /** @param known names that are wanted, for what can be found under more than one */
  read(context: SlackContext, known: ReadonlySet<string>): unknown;
  /** What is thrown when it doesn't fit. */
  refusal(errors: ValidationIssues): SlackException;
}

/** A parameter's source that binds: the value it gives is typed, and has been validated. */
export class BoundSource extends ParameterSource {
  constructor(
    readonly bindable: Bindable,
    readonly to: BoundTo,
  ) {
    super(bindable.of, undefined, async (context, declared) => {
      const bound = await createBinding(to, declared).bind(known => bindable.read(context, known));
      if (bound.fits) return bound.value;
      throw bindable.refusal(bound.errors);
    });
  }
}
