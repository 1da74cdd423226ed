import { PARAM_ARGS_METADATA } from '@nestjs/microservices/constants.js';
import type { SlackContext } from './slack-context.js';

/**
 * Where a parameter's value comes from. Parameter decorators leave one as the `data` of Nest's own metadata, under the
 * numeric type of a payload: a custom parameter would be skipped by `ValidationPipe`.
 */
export class ParameterSource {
  constructor(
    readonly of: 'body' | 'param' | 'user' | 'action_value',
    /** What the author named, without brackets: pipes see it as their metadata's `data`. */
    readonly name: string | undefined,
    /** Reads the value; `undefined` when Slack gave none, so that the default of a parameter applies. */
    readonly extract: (context: SlackContext) => unknown,
  ) {}
}

/** What this package's decorators fill the parameters of a method from, in the order of the parameters. */
export function parameterSources(prototype: object, methodName: string | symbol): readonly ParameterSource[] {
  const metadata: unknown = Reflect.getMetadata(PARAM_ARGS_METADATA, prototype.constructor, methodName);
  return Object.values(metadata ?? {})
    .filter(isSourced)
    .toSorted((a, b) => a.index - b.index)
    .map(({ data }) => data);
}

const isSourced = (entry: unknown): entry is { readonly index: number; readonly data: ParameterSource } =>
  typeof entry === 'object' &&
  entry !== null &&
  'index' in entry &&
  typeof entry.index === 'number' &&
  'data' in entry &&
  entry.data instanceof ParameterSource;
