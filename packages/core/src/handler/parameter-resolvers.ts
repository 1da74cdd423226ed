import type { ArgumentMetadata, PipeTransform, Type } from '@nestjs/common';
import { CUSTOM_ROUTE_ARGS_METADATA } from '@nestjs/common/internal';
import type { ContextId } from '@nestjs/core';
import { ContextUtils, type PipesContextCreator } from '@nestjs/core/internal';
import { PARAM_ARGS_METADATA } from '@nestjs/microservices/constants.js';
import { RpcParamtype } from '@nestjs/microservices/enums/rpc-paramtype.enum.js';
import { BoundSource } from './bound-source.js';
import { ParameterSource } from './parameter-source.js';
import type { HostedMethod } from '../discovery/handler-host.js';
import { type JsonObject, valueAt } from '../envelope/json.js';
import { andThen, toMaybePromise } from '../dispatch/maybe-promise.js';
import type { SlackContext } from './slack-context.js';

/** What a handler is called with, before its parameters are picked from it: also the arguments of its host. */
export type CallArguments = [payload: JsonObject, context: SlackContext];

/** One decorated parameter. */
interface HandlerParam extends Omit<ArgumentMetadata, 'schema'> {
  readonly index: number;
  readonly schema: ArgumentMetadata['schema'] | undefined;
  readonly pipes: readonly PipeTransform[];
  readonly extract: ResolveParameter;
}

/** Makes the value of one parameter. */
export type ResolveParameter = (args: CallArguments) => unknown;

/** What decorators left on a method: one a parameter, under the key `type:index` or `name__customRouteArgs__:index`. */
interface ParamMetadata {
  readonly index: number;
  /** Nest's types call it a text, whatever the author of a custom decorator made it. */
  readonly data?: string | ParameterSource;
  readonly pipes?: unknown[];
  readonly schema?: ArgumentMetadata['schema'];
  readonly factory?: (...args: unknown[]) => void;
}

/** Reads the parameter decorators of handlers: Nest's own, this package's, and what `createParamDecorator` made. */
export class ParameterResolvers {
  readonly #utils = new ContextUtils();

  constructor(private readonly pipesCreator: PipesContextCreator) {}

  /** Null for a method that decorates no parameter: it gets the payload and the context. */
  create(
    { host, methodName }: HostedMethod,
    instance: object,
    pipes: readonly PipeTransform[],
    contextId?: ContextId,
    inquirerId?: string,
  ): readonly ResolveParameter[] | null {
    const metadata: unknown = this.#utils.reflectCallbackMetadata<unknown>(instance, methodName, PARAM_ARGS_METADATA);
    if (!isParamsMetadata(metadata)) return null;
    const types: readonly unknown[] | undefined = this.#utils.reflectCallbackParamtypes(instance, methodName);
    this.pipesCreator.setModuleContext(host.module.token);
    const params = Object.entries(metadata).map(([key, param]): HandlerParam => {
      const metatype = types?.[param.index];
      const own = this.#pipesOf(param, contextId, inquirerId);
      return {
        index: param.index,
        // ValidationPipe checks a body and skips the rest: a context would fail, and never be the same again, and what is
        // bound has been checked.
        type: this.#utils.mapParamType(key) === PAYLOAD && !(param.data instanceof BoundSource) ? 'body' : 'custom',
        metatype: isType(metatype) ? metatype : undefined,
        data: param.data instanceof ParameterSource ? param.data.name : param.data,
        schema: param.schema,
        pipes: own.length === 0 ? pipes : [...pipes, ...own],
        extract: this.#extractor(instance, methodName, key, param, metatype),
      };
    });
    return params.length === 0 ? null : fillsOf(params);
  }

  #pipesOf({ pipes = [] }: ParamMetadata, contextId?: ContextId, inquirerId?: string): PipeTransform[] {
    return this.pipesCreator.createConcreteContext<unknown[], PipeTransform[]>(pipes, contextId, inquirerId);
  }

  #extractor(
    instance: object,
    methodName: string,
    key: string,
    param: ParamMetadata,
    declared: unknown,
  ): HandlerParam['extract'] {
    const { data, factory } = param;
    if (key.includes(CUSTOM_ROUTE_ARGS_METADATA)) {
      if (!factory) return nothing;
      const callback: unknown = Reflect.get(instance, methodName);
      const contextFactory = this.#utils.getContextFactory(
        'rpc',
        instance,
        isFunction(callback) ? callback : undefined,
      );
      const extract = this.#utils.getCustomFactory(factory, data, contextFactory);
      return args => extract(...args);
    }
    if (data instanceof ParameterSource) return ([, context]) => data.extract(context, declared);
    return nestParam(this.#utils.mapParamType(key), data);
  }
}

/** In the order of the parameters, with those between that nothing decorates. */
function fillsOf(params: readonly HandlerParam[]): readonly ResolveParameter[] {
  const length = Math.max(...params.map(({ index }) => index)) + 1;
  return Array.from({ length }, (_, index) => {
    const param = params.find(each => each.index === index);
    return param === undefined ? nothing : fillOf(param);
  });
}

/** Keeps no more than it needs: there may be thousands of handlers, whose payload and context need nothing. */
function fillOf(param: HandlerParam): ResolveParameter {
  if (param.pipes.length > 0) return args => piped(param, args);
  const { extract } = param;
  return extract === thePayload || extract === theContext ? extract : args => toMaybePromise(extract(args));
}

/** A parameter's value, by its pipes in turn. */
function piped(param: HandlerParam, args: CallArguments): unknown {
  let value = toMaybePromise(param.extract(args));
  // Each is told in an object of its own, as Nest does: a pipe may do with it what it likes.
  for (const pipe of param.pipes) {
    value = andThen(value, each => toMaybePromise(pipe.transform(each, metadataOf(param))));
  }
  return value;
}

const metadataOf = ({ type, metatype, data, schema }: HandlerParam): ArgumentMetadata =>
  schema ? { type, metatype, data, schema } : { type, metatype, data };

const PAYLOAD = String(RpcParamtype.PAYLOAD);
const CONTEXT = String(RpcParamtype.CONTEXT);

/** `@Payload()` and `@Ctx()`, which are Nest's own. */
function nestParam(type: string, data: string | undefined): HandlerParam['extract'] {
  if (type === CONTEXT) return theContext;
  if (type !== PAYLOAD) return nothing;
  return data === undefined ? thePayload : ([payload]) => valueAt(payload, data);
}

const theContext = ([, context]: CallArguments): unknown => context;
const thePayload = ([payload]: CallArguments): unknown => payload;
const nothing = (): undefined => undefined;

const isFunction = (value: unknown): value is () => unknown => typeof value === 'function';
const isType = (value: unknown): value is Type => typeof value === 'function';

/** Nest's `assignMetadata` and its kin write under the key: every entry has an index, and the rest as they make it. */
const isParamsMetadata = (value: unknown): value is Readonly<Record<string, ParamMetadata>> =>
  typeof value === 'object' && value !== null && Object.values(value).every(isIndexed);

const isIndexed = (entry: unknown): boolean =>
  typeof entry === 'object' && entry !== null && 'index' in entry && typeof entry.index === 'number';
