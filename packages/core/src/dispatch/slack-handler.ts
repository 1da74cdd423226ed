import type { HandlerHost, HostedMethod } from '../discovery/handler-host.js';
import type { HandlerDeclaration } from '../discovery/handler-metadata.js';
import { inOwnContext } from '../handler/async-context.js';
import type { CallArguments } from '../handler/parameter-resolvers.js';
import type { HandlerOutcome } from '../handler/handler-outcome.js';
import type { HandlerInvoker, InvocableHandler } from '../handler/handler-invoker.js';
import type { AckMode, Route, RouteSpec } from '../routing/route.js';
import type { MaybePromise } from './maybe-promise.js';

/** What a handler is called. */
export interface HandlerName {
  /** What its outcomes are remembered under: the same in every process of the app. */
  readonly id: string;
  /** How messages name it. */
  readonly place: string;
}

/** A route of a handler. */
export interface AppRoute extends Route<SlackHandler> {
  /** The one app that it is for; every app without it. */
  readonly app: string | undefined;
}

/**
 * A handler as an app's routes lead to it, and that route itself: of thousands each is one object. Most get no payload
 * for long, and what one needs is made at its first.
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
    private readonly runner: HandlerInvoker,
    private readonly nameOf: (method: HostedMethod) => HandlerName,
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
    this.#id ??= this.nameOf(this).id;
    return this.#id;
  }

  get place(): HandlerName['place'] {
    return this.nameOf(this).place;
  }

  /** Runs it with all its enhancers. Never fails, once it is prepared: an error is a result. */
  run(...args: CallArguments): MaybePromise<HandlerOutcome> {
    this.#prepared ??= this.runner.prepare(this);
    return inOwnContext(call, this.#prepared, this, args);
  }
}

const call = (prepared: InvocableHandler, method: HostedMethod, args: CallArguments): MaybePromise<HandlerOutcome> =>
  prepared.run(method, args);
