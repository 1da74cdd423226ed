import { AsyncResource } from 'node:async_hooks';
import type { HandlerDeclaration, HandlerHost, HostedMethod } from '../discovery/handler-metadata.js';
import type { CallArguments } from '../handler/parameter-resolvers.js';
import type { HandlerOutcome } from '../handler/await-result.js';
import type { InvocableHandler } from '../handler/handler-call.js';
import type { HandlerInvoker } from '../handler/handler-invoker.js';
import type { AckMode, Route, RouteSpec } from '../routing/route.js';
import type { MaybePromise } from './maybe-promise.js';

export interface HandlerName {
  /** The handler's part of the idempotency key: the same in every process of the app. */
  readonly id: string;
  /** The name in messages: `TicketBot.close`. */
  readonly qualifiedName: string;
}

export interface AppRoute extends Route<SlackHandler> {
  /** The app that the route is bound to; undefined for every app. */
  readonly app: string | undefined;
}

/**
 * A handler and its route in one object, because an app may have thousands. What a call needs is prepared at the first
 * payload: most handlers get none for a long time.
 */
export class SlackHandler implements AppRoute, HostedMethod {
  #prepared: InvocableHandler | null = null;
  #id: string | null = null;

  readonly ackMode: AckMode;
  readonly callback: HostedMethod['callback'];
  readonly host: HandlerHost;
  readonly methodName: string;
  readonly spec: RouteSpec;
  readonly app: string | undefined;

  constructor(
    { callback, host, methodName }: HostedMethod,
    { spec, ack, app }: HandlerDeclaration,
    private readonly invoker: HandlerInvoker,
    private readonly getName: (method: HostedMethod) => HandlerName,
  ) {
    this.ackMode = ack;
    this.callback = callback;
    this.host = host;
    this.methodName = methodName;
    this.spec = spec;
    this.app = app;
  }

  get handler(): this {
    return this;
  }

  get id(): HandlerName['id'] {
    this.#id ??= this.getName(this).id;
    return this.#id;
  }

  get qualifiedName(): HandlerName['qualifiedName'] {
    return this.getName(this).qualifiedName;
  }

  /** Runs the handler with its enhancers. Never throws: an error is an outcome. */
  run(...args: CallArguments): MaybePromise<HandlerOutcome> {
    this.#prepared ??= this.invoker.prepare(this);
    return ROOT_RESOURCE.runInAsyncScope(runInNewContext, undefined, this.#prepared, this, args);
  }
}

/** Created when the module loads, outside any request: a socket may be opened in the context of a request. */
const ROOT_RESOURCE = new AsyncResource('SlackSocketMode');

/**
 * Runs a handler in a new asynchronous context, which does not inherit the one in which its socket was opened. Otherwise
 * a value that a guard sets with `AsyncLocalStorage.enterWith()` would be visible to the next payload.
 */
const runInNewContext = (
  prepared: InvocableHandler,
  method: HostedMethod,
  args: CallArguments,
): MaybePromise<HandlerOutcome> =>
  new AsyncResource('SlackHandler').runInAsyncScope(prepared.run, undefined, method, args);
