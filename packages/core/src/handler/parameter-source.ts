import { PARAMTYPES_METADATA } from '@nestjs/common/internal';
import { PARAM_ARGS_METADATA } from '@nestjs/microservices/constants.js';
import type { SlackContext } from './slack-context.js';

/**
 * Where a parameter's value comes from. Parameter decorators leave one as the `data` of Nest's own metadata, under the
 * numeric type of a payload: a custom parameter would be skipped by `ValidationPipe`.
 */
export class ParameterSource {
  constructor(
    readonly of: 'body' | 'param' | 'user' | 'action_value' | 'params' | 'view_state' | 'metadata',
    /** What the author named, without brackets: pipes see it as their metadata's `data`. */
    readonly name: string | undefined,
    /**
     * Reads the value, or promises it; `undefined` when Slack gave none, so that the default of a parameter applies.
     * `declared` is the type of the parameter, as far as it is known at run time.
     */
    readonly extract: (context: SlackContext, declared: unknown) => unknown,
    /** What the author named, as it was written: `'[env]'`, `'--force'`. */
    readonly spelling: string | undefined = name,
  ) {}
}

/** A parameter that this package fills. */
export interface SourcedParameter {
  readonly source: ParameterSource;
  /** Its type, as far as it is known at run time. */
  readonly declared: unknown;
}

/** What this package's decorators fill the parameters of a method from, in the order of the parameters. */
export function sourcedParameters(prototype: object, methodName: string | symbol): readonly SourcedParameter[] {
  const metadata: unknown = Reflect.getMetadata(PARAM_ARGS_METADATA, prototype.constructor, methodName);
  const sourced = Object.values(metadata ?? {}).filter(isSourced);
  if (sourced.length === 0) return [];
  const metatypes: unknown = Reflect.getMetadata(PARAMTYPES_METADATA, prototype, methodName);
  const types: readonly unknown[] = Array.isArray(metatypes) ? metatypes : [];
  return sourced
    .toSorted((a, b) => a.index - b.index)
    .map(({ data, index }) => ({ source: data, declared: types[index] }));
}

const isSourced = (entry: unknown): entry is { readonly index: number; readonly data: ParameterSource } =>
  typeof entry === 'object' &&
  entry !== null &&
  'index' in entry &&
  typeof entry.index === 'number' &&
  'data' in entry &&
  entry.data instanceof ParameterSource;
