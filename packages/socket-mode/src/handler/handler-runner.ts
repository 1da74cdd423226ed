import { ContextIdFactory, type ContextId, type ModuleRef } from '@nestjs/core';
import { Injector, REQUEST_CONTEXT_ID } from '@nestjs/core/internal';
import { RequestContextHost } from '@nestjs/microservices/context/request-context-host.js';
import type { HandlerHost } from '../discovery/handler-host.js';
import { inOwnContext } from './async-context.js';
import { assertEnhancersFound } from './enhancers-found.js';
import type { RunHandler, SlackContextCreator } from './slack-context-creator.js';

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
    const isShared = wrapper.isDependencyTreeStatic() && !wrapper.isTransient;
    return isShared ? this.#static(host) : this.#scoped(host);
  }

  #static(host: HandlerHost): RunHandler {
    const instance: unknown = host.wrapper.instance;
    return this.creator.create(
      methodOf(host, isInstance(instance) ? instance : host.prototype),
      undefined,
      host.wrapper.id,
    );
  }

  #scoped(host: HandlerHost): RunHandler {
    const { wrapper, module, collection } = host;
    const catchError = this.creator.createCatch(methodOf(host, host.prototype));
    return async (payload, context) => {
      let run: RunHandler;
      try {
        const contextId = this.#contextId(RequestContextHost.create(context.envelope.name, payload, context), host);
        const instance: unknown = await this.#injector.loadPerContext<unknown>(
          wrapper.instance,
          module,
          module[collection],
          contextId,
          wrapper,
        );
        if (!isInstance(instance))
          throw new TypeError(`Nest made no instance of ${host.classRef.name} for this payload.`);
        run = this.creator.create(methodOf(host, instance), contextId, wrapper.id);
      } catch (error) {
        return catchError(error, 'handler', [payload, context]);
      }
      return run(payload, context);
    };
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
