import { ContextIdFactory, type ContextId, type ModuleRef } from '@nestjs/core';
import { Injector, REQUEST_CONTEXT_ID } from '@nestjs/core/internal';
import { RequestContextHost } from '@nestjs/microservices/context/request-context-host.js';
import type { HandlerHost, HostedMethod } from '../discovery/handler-host.js';
import { areEnhancersShared } from './find-enhancers.js';
import { runExceptionFilters } from './exception-filters.js';
import type { Enhancers } from './enhancers.js';
import { HandlerCall } from './handler-call.js';
import type { CallArguments } from './parameter-resolvers.js';
import type { HandlerOutcome } from './handler-outcome.js';
import type { SlackContextCreator } from './slack-context-creator.js';

const injector = new Injector();

/** A handler of an instance that is made for each payload, or for several where it is durable. */
export class ScopedHandlerInvoker {
  /** For what goes wrong before there is an instance. */
  readonly #filters: Enhancers['filters'];
  /** Enhancers that are the same for every payload are looked for once. */
  readonly #shared: Enhancers | null;

  constructor(
    method: HostedMethod,
    private readonly creator: SlackContextCreator,
    private readonly moduleRef: ModuleRef,
  ) {
    // An instance in name alone: what is bound to a class is looked for at that of which something is an instance.
    const nominal = { __proto__: method.host.prototype };
    this.#filters = creator.filtersOf(method, nominal);
    this.#shared = areEnhancersShared(method) && !creator.hasScoped ? creator.create(method, nominal) : null;
  }

  /** Runs it with all its enhancers. Never fails: an error is a result. */
  async run(method: HostedMethod, args: CallArguments): Promise<HandlerOutcome> {
    let call: HandlerCall;
    try {
      const [payload, context] = args;
      const { host } = method;
      const contextId = this.#contextId(host, RequestContextHost.create(context.envelope.name, payload, context));
      const instance = await loaded(host, contextId);
      if (!isInstance(instance)) throw noInstance(host);
      const enhancers = this.#shared ?? this.creator.create(method, instance, contextId, host.wrapper.id);
      call = new HandlerCall(method, enhancers, instance, args);
    } catch (error) {
      return runExceptionFilters(this.#filters, method, error, 'handler', args);
    }
    return call.run();
  }

  /**
   * The id of a payload's scope. A strategy of the app's may say what is injected as `REQUEST`: durable hosts, which many
   * payloads share, get that alone; the others find it in the request of their payload, as with Nest's own transports.
   */
  #contextId({ wrapper }: HandlerHost, request: object): ContextId {
    const contextId = ContextIdFactory.getByRequest(request);
    Object.defineProperty(request, REQUEST_CONTEXT_ID, { value: contextId });
    const shared: unknown = 'payload' in contextId ? contextId.payload : undefined;
    const isDurable = wrapper.isDependencyTreeDurable() && shared !== undefined;
    if (!isDurable) Object.assign(request, shared);
    this.moduleRef.registerRequestByContextId(isDurable ? shared : request, contextId);
    return contextId;
  }
}

/** An instance for a scope. */
const loaded = ({ wrapper, module, collection }: HandlerHost, contextId: ContextId): Promise<unknown> =>
  injector.loadPerContext<unknown>(wrapper.instance, module, module[collection], contextId, wrapper);

const noInstance = ({ classRef }: HandlerHost): TypeError =>
  new TypeError(`Nest made no instance of ${classRef.name} for this payload.`);

const isInstance = (value: unknown): value is object => typeof value === 'object' && value !== null;
