import type { ParseEnumPipe, PipeTransform, Type } from '@nestjs/common';
import { assignMetadata, getParamArgsMetadata } from '@nestjs/common/internal';
import { PARAM_ARGS_METADATA } from '@nestjs/microservices/constants.js';
import { RpcParamtype } from '@nestjs/microservices/enums/rpc-paramtype.enum.js';
import type { CheckParameter } from './handler-type-checks.js';
import { placeOf } from './create-handler-decorator.js';
import type { ParameterSource } from '../handler/parameter-source.js';

/** A pipe, or its class for Nest to make one. */
export type SlackPipe = Type<PipeTransform> | PipeTransform;

/** Decorates a parameter, and checks when compiling that what it delivers fits the parameter's type. */
export type SlackParameterDecorator<Delivered> = <
  Target extends object,
  Key extends string | symbol | undefined,
  Index extends number,
>(
  target: Target,
  key: Key,
  index: Index,
) => CheckParameter<Delivered, Target, Key, Index>;

/** What a decorator delivers when only the author knows: it fits every parameter. */
export type Unchecked = never;

/** What is left of `Value` behind a row of pipes: what the last of them puts out. */
export type Piped<Value, Pipes extends readonly SlackPipe[]> = Pipes extends readonly []
  ? Value
  : Pipes extends readonly [...unknown[], infer Last]
    ? PipeOutput<Last>
    : Unchecked;

// Nest's ParseIntPipe and its kin promise null and undefined too, which they let through only when they are told to;
// ParseEnumPipe promises the enum itself, and gives one of its values.
type PipeOutput<Pipe> = Pipe extends abstract new (...args: never) => infer Instance
  ? PipeOutput<Instance>
  : Pipe extends ParseEnumPipe<infer Choices>
    ? Choices[keyof Choices]
    : Pipe extends { transform(...args: never): infer Output }
      ? NonNullable<Awaited<Output>>
      : Unchecked;

/**
 * Makes the decorator `name`, which has a parameter filled from a source, through pipes.
 *
 * As with methods, the signature that promises the check is an overload.
 */
export function createParameterDecorator<Delivered>(
  name: string,
  source: ParameterSource,
  pipes: readonly SlackPipe[],
): SlackParameterDecorator<Delivered>;
export function createParameterDecorator(name: string, source: ParameterSource, pipes: readonly SlackPipe[]) {
  return (target: object, key: string | symbol | undefined, index: number): void => {
    if (key === undefined || typeof target === 'function') {
      const place = key === undefined ? `the constructor of ${placeOf(target, key)}` : placeOf(target, key);
      throw new TypeError(
        `@${name}() stands on a parameter of ${place}, which Slack's payloads are never handed to. ` +
          'Use it on a method that handles them.',
      );
    }
    const declared = getParamArgsMetadata(PARAM_ARGS_METADATA, target, key, index);
    const metadata = assignMetadata(declared, RpcParamtype.PAYLOAD, index, { data: source, pipes: [...pipes] });
    Reflect.defineMetadata(PARAM_ARGS_METADATA, metadata, target.constructor, key);
  };
}
