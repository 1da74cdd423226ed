import type { HandlerHost, HostedMethod } from '../discovery/handler-host.js';
import type { HandlerDeclaration } from '../discovery/handler-metadata.js';
import { inOwnContext } from '../handler/async-context.js';
import type { CallArguments } from '../handler/handler-params.js';
import type { HandlerResult } from '../handler/handler-result.js';
import type { HandlerRunner, PreparedHandler } from '../handler/handler-runner.js';
import type { AckMode, Route, RouteSpec } from '../routing/route.js';
import type { Soon } from '../time/soon.js';

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
  #prepared: PreparedHandler | null = null;
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
    private readonly runner: HandlerRunner,
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
  run(...args: CallArguments): Soon<HandlerResult> {
    this.#prepared ??= this.runner.prepare(this);
    return inOwnContext(call, this.#prepared, this, args);
  }
}

const call = (prepared: PreparedHandler, method: HostedMethod, args: CallArguments): Soon<HandlerResult> =>
  prepared.run(method, args);
