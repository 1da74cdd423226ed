import type { ArgumentMetadata, PipeTransform, Type } from '@nestjs/common';
import {
  ContextUtils,
  CUSTOM_ROUTE_ARGS_METADATA,
  PARAM_ARGS_METADATA,
  type PipesContextCreator,
  RpcParamtype,
} from '../nest-internals.js';
import type { ContextId } from '@nestjs/core';
import { BoundSource, ParameterSource } from './parameter-source.js';
import type { HostedMethod } from '../discovery/handler-metadata.js';
import { type JsonObject, valueAt } from '../envelope/json.js';
import { andThen, toMaybePromise } from '../dispatch/maybe-promise.js';
import type { SlackContext } from './slack-context.js';

/** The arguments of a handler call, from which its parameters are resolved. Also the arguments of its host. */
export type CallArguments = [payload: JsonObject, context: SlackContext];

/** One decorated parameter. */
interface HandlerParam extends Omit<ArgumentMetadata, 'schema'> {
  readonly index: number;
  readonly schema: ArgumentMetadata['schema'] | undefined;
  readonly pipes: readonly PipeTransform[];
  readonly extract: ResolveParameter;
}

/** Resolves the value of one parameter. */
export type ResolveParameter = (args: CallArguments) => unknown;

/** Parameter metadata, one entry for each parameter, with the key `type:index` or `name__customRouteArgs__:index`. */
interface ParamMetadata {
  readonly index: number;
  /** Nest types it as a string, but a custom decorator may pass any value. */
  readonly data?: string | ParameterSource;
  readonly pipes?: unknown[];
  readonly schema?: ArgumentMetadata['schema'];
  readonly factory?: (...args: unknown[]) => void;
}

/**
 * Resolves the parameters of handlers from Nest's decorators, from those of this package, and from decorators made with
 * `createParamDecorator`.
 */
export class ParameterResolvers {
  readonly #utils = new ContextUtils();

  constructor(private readonly pipesCreator: PipesContextCreator) {}

  /** Null for a method without parameter decorators: it is called with the payload and the context. */
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
        // ValidationPipe validates `body` parameters only. A context must not be validated, because that would
        // transform it, and bound values are already validated.
        type:
          this.#utils.mapParamType(key) === PAYLOAD_TYPE && !(param.data instanceof BoundSource) ? 'body' : 'custom',
        metatype: isParameterType(metatype) ? metatype : undefined,
        data: param.data instanceof ParameterSource ? param.data.name : param.data,
        schema: param.schema,
        pipes: own.length === 0 ? pipes : [...pipes, ...own],
        extract: this.#extractor(instance, methodName, key, param, metatype),
      };
    });
    return params.length === 0 ? null : createResolvers(params);
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
      if (!factory) return extractNothing;
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
    return createNestExtractor(this.#utils.mapParamType(key), data);
  }
}

/** Returns the resolvers in order of the parameters. Parameters without a decorator resolve to undefined. */
function createResolvers(params: readonly HandlerParam[]): readonly ResolveParameter[] {
  const length = Math.max(...params.map(({ index }) => index)) + 1;
  return Array.from({ length }, (_, index) => {
    const param = params.find(each => each.index === index);
    return param === undefined ? extractNothing : createResolver(param);
  });
}

/** Captures as little as possible: there may be thousands of handlers, and most parameters need no pipes. */
function createResolver(param: HandlerParam): ResolveParameter {
  if (param.pipes.length > 0) return args => applyPipes(param, args);
  const { extract } = param;
  return extract === extractPayload || extract === extractContext ? extract : args => toMaybePromise(extract(args));
}

/** Resolves a value and passes it through the pipes in order. */
function applyPipes(param: HandlerParam, args: CallArguments): unknown {
  let value = toMaybePromise(param.extract(args));
  // Each pipe receives its own metadata object, as in Nest, because a pipe may modify it.
  for (const pipe of param.pipes) {
    value = andThen(value, each => toMaybePromise(pipe.transform(each, toArgumentMetadata(param))));
  }
  return value;
}

const toArgumentMetadata = ({ type, metatype, data, schema }: HandlerParam): ArgumentMetadata =>
  schema ? { type, metatype, data, schema } : { type, metatype, data };

const PAYLOAD_TYPE = String(RpcParamtype.PAYLOAD);
const CONTEXT_TYPE = String(RpcParamtype.CONTEXT);

/** Resolves Nest's own `@Payload()` and `@Ctx()`. */
function createNestExtractor(type: string, data: string | undefined): HandlerParam['extract'] {
  if (type === CONTEXT_TYPE) return extractContext;
  if (type !== PAYLOAD_TYPE) return extractNothing;
  return data === undefined ? extractPayload : ([payload]) => valueAt(payload, data);
}

const extractContext = ([, context]: CallArguments): unknown => context;
const extractPayload = ([payload]: CallArguments): unknown => payload;
const extractNothing = (): undefined => undefined;

const isFunction = (value: unknown): value is () => unknown => typeof value === 'function';
const isParameterType = (value: unknown): value is Type => typeof value === 'function';

/** Only Nest's `assignMetadata` and similar functions write this metadata: every entry has an index. */
const isParamsMetadata = (value: unknown): value is Readonly<Record<string, ParamMetadata>> =>
  typeof value === 'object' && value !== null && Object.values(value).every(hasIndex);

const hasIndex = (entry: unknown): boolean =>
  typeof entry === 'object' && entry !== null && 'index' in entry && typeof entry.index === 'number';
