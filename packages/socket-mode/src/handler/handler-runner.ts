import { ContextIdFactory, type ContextId, type ModuleRef } from '@nestjs/core';
import { Injector, REQUEST_CONTEXT_ID } from '@nestjs/core/internal';
import { RequestContextHost } from '@nestjs/microservices/context/request-context-host.js';
import type { HandlerHost } from '../discovery/handler-host.js';
import { inOwnContext } from './async-context.js';
import { areEnhancersShared, assertEnhancersFound, isShared } from './enhancers-found.js';
import { HandlerCall, type RunHandler } from './handler-call.js';
import type { SlackContextCreator } from './slack-context-creator.js';

/** Makes handlers callable: one instance for all payloads, or one for each where Nest's scopes ask for it. */
export class HandlerRunner {
  readonly #injector = new Injector();

  constructor(
    private readonly creator: SlackContextCreator,
    private readonly moduleRef: ModuleRef,
  ) {}

  /**
   * What is needed to call a handler is put together at its first payload: of thousands of handlers most get none.
   *
   * @throws SlackException `enhancer_not_found`
   */
  create(host: HandlerHost): RunHandler {
    assertEnhancersFound(host);
    let made: RunHandler | undefined;
    return (payload, context) => inOwnContext((made ??= this.#make(host)), payload, context);
  }

  #make(host: HandlerHost): RunHandler {
    const { wrapper } = host;
    // A transient host has nobody who asked for it: it is made anew for each payload, like a request-scoped one.
    return isShared(wrapper) ? this.#static(host) : this.#scoped(host);
  }

  #static(host: HandlerHost): RunHandler {
    const instance: unknown = host.wrapper.instance;
    const enhanced = this.creator.create(
      methodOf(host, isInstance(instance) ? instance : host.prototype),
      undefined,
      host.wrapper.id,
    );
    return (...args) => new HandlerCall(enhanced, args).run();
  }

  #scoped(host: HandlerHost): RunHandler {
    // An instance in name alone: what is bound to a class is looked for at that of which something is an instance.
    const method = methodOf(host, { __proto__: host.prototype });
    const catchError = this.creator.createCatch(method);
    // Enhancers that are the same for every payload are looked for once.
    const shared = areEnhancersShared(host) && !this.creator.hasScoped ? this.creator.create(method) : null;
    return async (payload, context) => {
      let call: HandlerCall;
      try {
        const contextId = this.#contextId(RequestContextHost.create(context.envelope.name, payload, context), host);
        const instance = await this.#instance(host, contextId);
        const enhanced = shared ?? this.creator.create(methodOf(host, instance), contextId, host.wrapper.id);
        call = new HandlerCall(enhanced, [payload, context], instance);
      } catch (error) {
        return catchError(error, 'handler', [payload, context]);
      }
      return call.run();
    };
  }

  async #instance({ wrapper, module, collection, classRef }: HandlerHost, contextId: ContextId): Promise<object> {
    const instance: unknown = await this.#injector.loadPerContext<unknown>(
      wrapper.instance,
      module,
      module[collection],
      contextId,
      wrapper,
    );
    if (isInstance(instance)) return instance;
    throw new TypeError(`Nest made no instance of ${classRef.name} for this payload.`);
  }

  /**
   * The id of a payload's scope. A strategy of the app's may say what is injected as `REQUEST`: durable hosts, which many
   * payloads share, get that alone; the others find it in the request of their payload, as with Nest's own transports.
   */
  #contextId(request: object, { wrapper }: HandlerHost): ContextId {
    const contextId = ContextIdFactory.getByRequest(request);
    Object.defineProperty(request, REQUEST_CONTEXT_ID, { value: contextId });
    const shared: unknown = 'payload' in contextId ? contextId.payload : undefined;
    const isDurable = wrapper.isDependencyTreeDurable() && shared !== undefined;
    if (!isDurable) Object.assign(request, shared);
    this.moduleRef.registerRequestByContextId(isDurable ? shared : request, contextId);
    return contextId;
  }
}

const methodOf = ({ classRef, methodName, callback, module }: HandlerHost, instance: object) => ({
  instance,
  classRef,
  methodName,
  callback,
  moduleKey: module.token,
});

const isInstance = (value: unknown): value is object => typeof value === 'object' && value !== null;
