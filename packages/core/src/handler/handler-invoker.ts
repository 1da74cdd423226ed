import { type ContextId, ContextIdFactory, type ModuleRef } from '@nestjs/core';
import type { HandlerHost, HostedMethod } from '../discovery/handler-metadata.js';
import { areEnhancersSingletons, type Enhancers, EnhancerValidator, isSingleton } from './enhancers.js';
import { HandlerCall, type InvocableHandler, SingletonHandler } from './handler-call.js';
import type { CallArguments } from './parameter-resolvers.js';
import type { HandlerOutcome } from './await-result.js';
import type { SlackContextCreator } from './slack-context-creator.js';
import { Injector, REQUEST_CONTEXT_ID, RequestContextHost } from '../nest-internals.js';
import { runExceptionFilters } from './exception-filters.js';

/**
 * Prepares handlers for calls: with one instance for all payloads, or with one for each payload if Nest's scopes
 * require it.
 */
export class HandlerInvoker {
  readonly #enhancers = new EnhancerValidator();
  /**
   * The last prepared handler of each class. Most methods of a class have the same enhancers and parameters and can
   * share it.
   */
  readonly #lastPrepared = new WeakMap<HandlerHost, SingletonHandler>();

  constructor(
    private readonly creator: SlackContextCreator,
    private readonly moduleRef: ModuleRef,
  ) {}

  /**
   * Aborts the startup if an enhancer is missing.
   *
   * @throws SlackException `enhancer_not_found`
   */
  assertEnhancersExist(method: HostedMethod): void {
    this.#enhancers.assert(method);
  }

  /** Prepares a handler. */
  prepare(method: HostedMethod): InvocableHandler {
    const { wrapper, prototype } = method.host;
    // A transient host has no consumer, so it is created for each payload, like a request-scoped one.
    if (!isSingleton(wrapper)) return new ScopedHandlerInvoker(method, this.creator, this.moduleRef);
    const instance: unknown = wrapper.instance;
    const target = typeof instance === 'object' && instance !== null ? instance : prototype;
    const enhancers = this.creator.create(method, target, undefined, wrapper.id);
    const lastPrepared = this.#lastPrepared.get(method.host);
    if (lastPrepared?.hasEnhancers(enhancers)) return lastPrepared;
    const prepared = new SingletonHandler(enhancers, target);
    this.#lastPrepared.set(method.host, prepared);
    return prepared;
  }
}

const injector = new Injector();

/** A handler whose instance is created for each payload, or shared by several payloads if it is durable. */
export class ScopedHandlerInvoker implements InvocableHandler {
  /** The filters for errors that occur before the instance exists. */
  readonly #filters: Enhancers['filters'];
  /** Enhancers that are the same for every payload, or null if some are request-scoped. */
  readonly #sharedEnhancers: Enhancers | null;

  constructor(
    method: HostedMethod,
    private readonly creator: SlackContextCreator,
    private readonly moduleRef: ModuleRef,
  ) {
    // Nest looks up class enhancers through the prototype, so this object suffices as an instance.
    const nominal = { __proto__: method.host.prototype };
    this.#filters = creator.createFilters(method, nominal);
    this.#sharedEnhancers =
      areEnhancersSingletons(method) && !creator.hasScopedEnhancers ? creator.create(method, nominal) : null;
  }

  /** Calls the handler with all its enhancers. Never throws or rejects: an error is an outcome. */
  readonly run = async (method: HostedMethod, args: CallArguments): Promise<HandlerOutcome> => {
    let call: HandlerCall;
    try {
      const [payload, context] = args;
      const { host } = method;
      const contextId = this.#createContextId(host, RequestContextHost.create(context.envelope.name, payload, context));
      const instance = await loadInstance(host, contextId);
      if (!isInstance(instance)) throw createInstanceError(host);
      const enhancers = this.#sharedEnhancers ?? this.creator.create(method, instance, contextId, host.wrapper.id);
      call = new HandlerCall(method, enhancers, instance, args);
    } catch (error) {
      return runExceptionFilters(this.#filters, method, error, 'handler', args);
    }
    return call.run();
  };

  /**
   * Creates the context id of a payload. The app's `ContextIdStrategy` may define what is injected as `REQUEST`.
   * Durable hosts, which several payloads share, receive only that; other hosts receive it merged into the request of
   * their payload, as in Nest's own transports.
   */
  #createContextId({ wrapper }: HandlerHost, request: object): ContextId {
    const contextId = ContextIdFactory.getByRequest(request);
    Object.defineProperty(request, REQUEST_CONTEXT_ID, { value: contextId });
    const shared: unknown = 'payload' in contextId ? contextId.payload : undefined;
    const isDurable = wrapper.isDependencyTreeDurable() && shared !== undefined;
    if (!isDurable) Object.assign(request, shared);
    this.moduleRef.registerRequestByContextId(isDurable ? shared : request, contextId);
    return contextId;
  }
}

/** Loads the instance for a context id. */
const loadInstance = ({ wrapper, module, collection }: HandlerHost, contextId: ContextId): Promise<unknown> =>
  injector.loadPerContext<unknown>(wrapper.instance, module, module[collection], contextId, wrapper);

const createInstanceError = ({ classRef }: HandlerHost): TypeError =>
  new TypeError(`Nest created no instance of ${classRef.name} for this payload.`);

const isInstance = (value: unknown): value is object => typeof value === 'object' && value !== null;
