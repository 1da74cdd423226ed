import { PARAM_ARGS_METADATA, PARAMTYPES_METADATA } from '../nest-internals.js';
import type { SlackContext } from './slack-context.js';
import { createBinding } from '../binding/create-binding.js';
import type { BindingTarget, ValidationIssues } from '../binding/class-binding.js';
import type { SlackException } from '../exceptions/slack.exception.js';

/**
 * The source of a parameter's value. Parameter decorators store it as `data` in Nest's parameter metadata, with the
 * numeric type of a payload: `ValidationPipe` skips custom parameters.
 */
export class ParameterSource {
  constructor(
    readonly of: 'body' | 'param' | 'user' | 'action_value' | 'params' | 'view_state' | 'metadata',
    /** The name given to the decorator, without brackets. Pipes receive it as `metadata.data`. */
    readonly name: string | undefined,
    /**
     * Returns the value or a promise of it; `undefined` if the payload lacks it, so that the parameter's default
     * applies. `declared` is the parameter's type as emitted by TypeScript.
     */
    readonly extract: (context: SlackContext, declared: unknown) => unknown,
    /** The name as written in the decorator: `'[env]'`, `'--force'`. */
    readonly spelling: string | undefined = name,
  ) {}
}

/** A parameter that this package fills. */
export interface ParameterWithSource {
  readonly source: ParameterSource;
  /** The parameter's type as emitted by TypeScript. */
  readonly declaredType: unknown;
}

/** Returns the parameters of a method that have a decorator of this package, in order. */
export function getParametersWithSource(
  prototype: object,
  methodName: string | symbol,
): readonly ParameterWithSource[] {
  const metadata: unknown = Reflect.getMetadata(PARAM_ARGS_METADATA, prototype.constructor, methodName);
  const sourced = Object.values(metadata ?? {}).filter(hasParameterSource);
  if (sourced.length === 0) return [];
  const metatypes: unknown = Reflect.getMetadata(PARAMTYPES_METADATA, prototype, methodName);
  const types: readonly unknown[] = Array.isArray(metatypes) ? metatypes : [];
  return sourced
    .toSorted((a, b) => a.index - b.index)
    .map(({ data, index }) => ({ source: data, declaredType: types[index] }));
}

const hasParameterSource = (entry: unknown): entry is { readonly index: number; readonly data: ParameterSource } =>
  typeof entry === 'object' &&
  entry !== null &&
  'index' in entry &&
  typeof entry.index === 'number' &&
  'data' in entry &&
  entry.data instanceof ParameterSource;

/** A part of a payload with several values, which can be bound to a class or schema. */
export interface Bindable {
  readonly of: 'params' | 'view_state' | 'metadata';
  /** @param known the property names of the target, for values that have more than one name */
  read(context: SlackContext, known: ReadonlySet<string>): unknown;
  /** Creates the exception for an invalid value. */
  createError(errors: ValidationIssues): SlackException;
}

/** A parameter source that validates its value and converts it to the bound type. */
export class BoundSource extends ParameterSource {
  constructor(
    readonly bindable: Bindable,
    readonly target: BindingTarget,
  ) {
    super(bindable.of, undefined, async (context, declared) => {
      const bound = await createBinding(target, declared).bind(known => bindable.read(context, known));
      if (bound.isValid) return bound.value;
      throw bindable.createError(bound.errors);
    });
  }
}
