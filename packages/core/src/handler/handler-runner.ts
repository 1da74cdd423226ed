import type { ModuleRef } from '@nestjs/core';
import type { HandlerHost, HostedMethod } from '../discovery/handler-host.js';
import type { Soon } from '../time/soon.js';
import { EnhancersFound, isShared } from './enhancers-found.js';
import { areSame, type Enhancers } from './enhancers.js';
import { HandlerCall } from './handler-call.js';
import type { CallArguments } from './handler-params.js';
import type { HandlerResult } from './handler-result.js';
import { ScopedHandler } from './scoped-handler.js';
import type { SlackContextCreator } from './slack-context-creator.js';

/** What a call of a handler needs. */
export interface PreparedHandler {
  /** Runs it with all its enhancers. Never fails: an error is a result. */
  run(method: HostedMethod, args: CallArguments): Soon<HandlerResult>;
}

/** Makes handlers callable: one instance for all payloads, or one for each where Nest's scopes ask for it. */
export class HandlerRunner {
  readonly #enhancers = new EnhancersFound();
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
  prepare(method: HostedMethod): PreparedHandler {
    const { wrapper, prototype } = method.host;
    // A transient host has nobody who asked for it: it is made anew for each payload, like a request-scoped one.
    if (!isShared(wrapper)) return new ScopedHandler(method, this.creator, this.moduleRef);
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
class SharedHandler implements PreparedHandler {
  constructor(
    private readonly enhancers: Enhancers,
    private readonly instance: object,
  ) {}

  isOf(enhancers: Enhancers): boolean {
    return areSame(this.enhancers, enhancers);
  }

  run(method: HostedMethod, args: CallArguments): Soon<HandlerResult> {
    return new HandlerCall(method, this.enhancers, this.instance, args).run();
  }
}
