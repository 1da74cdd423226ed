import type { FoundHandler } from '../discovery/handler-explorer.js';
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

/**
 * A handler as an app's routes lead to it. Of thousands most get no payload for long: what one needs is made at its
 * first.
 */
export class SlackHandler {
  #prepared: PreparedHandler | null = null;
  #id: string | null = null;

  constructor(
    private readonly found: FoundHandler,
    readonly ackMode: AckMode,
    private readonly runner: HandlerRunner,
    private readonly nameOf: (found: FoundHandler) => HandlerName,
  ) {}

  get id(): HandlerName['id'] {
    this.#id ??= this.nameOf(this.found).id;
    return this.#id;
  }

  get place(): HandlerName['place'] {
    return this.nameOf(this.found).place;
  }

  /** Runs it with all its enhancers. Never fails, once it is prepared: an error is a result. */
  run(...args: CallArguments): Soon<HandlerResult> {
    this.#prepared ??= this.runner.prepare(this.found);
    return inOwnContext(call, this.#prepared, args);
  }
}

const call = (handler: PreparedHandler, args: CallArguments): Soon<HandlerResult> => handler.run(args);

/** A route of a handler. */
export class AppRoute implements Route<SlackHandler> {
  /** @param app the one app that it is for; every app without it */
  constructor(
    readonly app: string | undefined,
    readonly spec: RouteSpec,
    readonly handler: SlackHandler,
  ) {}

  get place(): string {
    return this.handler.place;
  }
}
