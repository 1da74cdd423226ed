import type { ParseEnumPipe, PipeTransform, Type } from '@nestjs/common';
import { assignMetadata, getParamArgsMetadata, PARAM_ARGS_METADATA, RpcParamtype } from '../nest-internals.js';
import type { CheckParameter } from './handler-type-checks.js';
import { describeMember } from './create-handler-decorator.js';
import type { ParameterSource } from '../handler/parameter-source.js';

/** A pipe instance, or a pipe class that Nest instantiates. */
export type SlackPipe = Type<PipeTransform> | PipeTransform;

/** Decorates a parameter. The compiler checks that the delivered value is assignable to the parameter's type. */
export type SlackParameterDecorator<Delivered> = <
  Target extends object,
  Key extends string | symbol | undefined,
  Index extends number,
>(
  target: Target,
  key: Key,
  index: Index,
) => CheckParameter<Delivered, Target, Key, Index>;

/** The delivered type of a decorator whose value is not known to the compiler: it is assignable to every parameter. */
export type Unchecked = never;

/** The type of `Value` after the given pipes: the output of the last pipe. */
export type Piped<Value, Pipes extends readonly SlackPipe[]> = Pipes extends readonly []
  ? Value
  : Pipes extends readonly [...unknown[], infer Last]
    ? PipeOutput<Last>
    : Unchecked;

// ParseIntPipe and similar pipes of Nest declare null and undefined as outputs, which they only return if configured
// to. ParseEnumPipe declares the enum object, but returns one of its values.
type PipeOutput<Pipe> = Pipe extends abstract new (...args: never) => infer Instance
  ? PipeOutput<Instance>
  : Pipe extends ParseEnumPipe<infer Choices>
    ? Choices[keyof Choices]
    : Pipe extends { transform(...args: never): infer Output }
      ? NonNullable<Awaited<Output>>
      : Unchecked;

/**
 * Creates the decorator `name`, which fills a parameter from a source, through pipes.
 *
 * The checked signature is an overload, as in `createHandlerDecorator`.
 */
export function createParameterDecorator<Delivered>(
  name: string,
  source: ParameterSource,
  pipes: readonly SlackPipe[],
): SlackParameterDecorator<Delivered>;
export function createParameterDecorator(name: string, source: ParameterSource, pipes: readonly SlackPipe[]) {
  return (target: object, key: string | symbol | undefined, index: number): void => {
    if (key === undefined || typeof target === 'function') {
      const qualifiedName =
        key === undefined ? `the constructor of ${describeMember(target, key)}` : describeMember(target, key);
      throw new TypeError(
        `@${name}() is on a parameter of ${qualifiedName}, which never receives Slack payloads. ` +
          'Use it on a method that handles them.',
      );
    }
    const declared = getParamArgsMetadata(PARAM_ARGS_METADATA, target, key, index);
    const metadata = assignMetadata(declared, RpcParamtype.PAYLOAD, index, { data: source, pipes: [...pipes] });
    Reflect.defineMetadata(PARAM_ARGS_METADATA, metadata, target.constructor, key);
  };
}
