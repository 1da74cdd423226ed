import { ContextIdFactory, type ContextId, type ModuleRef } from '@nestjs/core';
import { Injector, REQUEST_CONTEXT_ID } from '@nestjs/core/internal';
import { RequestContextHost } from '@nestjs/microservices/context/request-context-host.js';
import type { HandlerHost } from '../discovery/handler-host.js';
import { assertEnhancersFound } from './enhancers-found.js';
import type { RunHandler, SlackContextCreator } from './slack-context-creator.js';

/** Makes handlers callable: one instance for all payloads, or one for each where Nest's scopes ask for it. */
export class HandlerRunner {
  readonly #injector = new Injector();

  constructor(
    private readonly creator: SlackContextCreator,
    private readonly moduleRef: ModuleRef,
  ) {}

  /** @throws SlackException `enhancer_not_found` */
  create(host: HandlerHost): RunHandler {
    assertEnhancersFound(host);
    const { wrapper } = host;
    // A transient host has nobody who asked for it: it is made anew for each payload, like a request-scoped one.
    return wrapper.isDependencyTreeStatic() && !wrapper.isTransient ? this.#static(host) : this.#scoped(host);
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

  /** The id of a payload's scope; a durable one is shared by all payloads that the app's strategy puts together. */
  #contextId(request: object, { wrapper }: HandlerHost): ContextId {
    const contextId = ContextIdFactory.getByRequest(request);
    Object.defineProperty(request, REQUEST_CONTEXT_ID, { value: contextId });
    const durable = wrapper.isDependencyTreeDurable() && 'payload' in contextId;
    this.moduleRef.registerRequestByContextId(durable ? contextId.payload : request, contextId);
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
