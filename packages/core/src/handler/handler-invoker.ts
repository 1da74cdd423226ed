import type { ModuleRef } from '@nestjs/core';
import type { HandlerHost, HostedMethod } from '../discovery/handler-host.js';
import type { MaybePromise } from '../dispatch/maybe-promise.js';
import { EnhancerFinder, isShared } from './find-enhancers.js';
import { areSame, type Enhancers } from './enhancers.js';
import { HandlerCall } from './handler-call.js';
import type { CallArguments } from './parameter-resolvers.js';
import type { HandlerOutcome } from './handler-outcome.js';
import { ScopedHandlerInvoker } from './scoped-handler-invoker.js';
import type { SlackContextCreator } from './slack-context-creator.js';

/** What a call of a handler needs. */
export interface InvocableHandler {
  /** Runs it with all its enhancers. Never fails: an error is a result. */
  run(method: HostedMethod, args: CallArguments): MaybePromise<HandlerOutcome>;
}

/** Makes handlers callable: one instance for all payloads, or one for each where Nest's scopes ask for it. */
export class HandlerInvoker {
  readonly #enhancers = new EnhancerFinder();
  /** Of each class what was prepared last: mostly all its methods have the same enhancers and parameters. */
  readonly #last = new WeakMap<HandlerHost, SharedHandler>();

  constructor(
    private readonly creator: SlackContextCreator,
    private readonly moduleRef: ModuleRef,
  ) {}

  /**
   * Stops the boot when an enhancer is missing.
   *
   * @throws SlackException `enhancer_not_found`
   */
  assertComplete(method: HostedMethod): void {
    this.#enhancers.assert(method);
  }

  /** Puts together what a call needs. */
  prepare(method: HostedMethod): InvocableHandler {
    const { wrapper, prototype } = method.host;
    // A transient host has nobody who asked for it: it is made anew for each payload, like a request-scoped one.
    if (!isShared(wrapper)) return new ScopedHandlerInvoker(method, this.creator, this.moduleRef);
    const instance: unknown = wrapper.instance;
    const found = typeof instance === 'object' && instance !== null ? instance : prototype;
    const enhancers = this.creator.create(method, found, undefined, wrapper.id);
    const last = this.#last.get(method.host);
    if (last?.isOf(enhancers)) return last;
    const prepared = new SharedHandler(enhancers, found);
    this.#last.set(method.host, prepared);
    return prepared;
  }
}

/** Methods of an instance that is the same for all payloads, whose enhancers are the same too. */
class SharedHandler implements InvocableHandler {
  constructor(
    private readonly enhancers: Enhancers,
    private readonly instance: object,
  ) {}

  isOf(enhancers: Enhancers): boolean {
    return areSame(this.enhancers, enhancers);
  }

  run(method: HostedMethod, args: CallArguments): MaybePromise<HandlerOutcome> {
    return new HandlerCall(method, this.enhancers, this.instance, args).run();
  }
}
