import type { ModuleRef } from '@nestjs/core';
import type { HandlerHost, HostedMethod } from '../discovery/handler-host.js';
import type { MaybePromise } from '../dispatch/maybe-promise.js';
import { areSameEnhancers, type Enhancers, EnhancerValidator, isSingleton } from './enhancers.js';
import { HandlerCall } from './handler-call.js';
import type { CallArguments } from './parameter-resolvers.js';
import type { HandlerOutcome } from './handler-outcome.js';
import { ScopedHandlerInvoker } from './scoped-handler-invoker.js';
import type { SlackContextCreator } from './slack-context-creator.js';

/** A handler that is prepared for calls. */
export interface InvocableHandler {
  /** Calls the handler with all its enhancers. Never throws or rejects: an error is an outcome. */
  run(method: HostedMethod, args: CallArguments): MaybePromise<HandlerOutcome>;
}

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

/** Methods of a singleton with the same enhancers. */
class SingletonHandler implements InvocableHandler {
  constructor(
    private readonly enhancers: Enhancers,
    private readonly instance: object,
  ) {}

  hasEnhancers(enhancers: Enhancers): boolean {
    return areSameEnhancers(this.enhancers, enhancers);
  }

  run(method: HostedMethod, args: CallArguments): MaybePromise<HandlerOutcome> {
    return new HandlerCall(method, this.enhancers, this.instance, args).run();
  }
}
