import type { HostedMethod } from '../discovery/handler-host.js';
import type { CallArguments } from '../handler/handler-params.js';
import type { HandlerResult } from '../handler/handler-result.js';
import type { HandlerRunner, PreparedHandler } from '../handler/handler-runner.js';
import { inOwnContext } from '../handler/async-context.js';
import type { AckMode, Route } from '../routing/route.js';
import type { Soon } from '../time/soon.js';

/** A handler as an app's routes lead to it. */
export class SlackHandler {
  /** Null until the first payload: of thousands of handlers most get none. */
  #prepared: PreparedHandler | null = null;

  /**
   * @param id what its outcomes are remembered under: the same in every process of the app
   * @param place how messages name it
   */
  constructor(
    readonly id: string,
    readonly place: string,
    readonly ackMode: AckMode,
    private readonly method: HostedMethod,
    private readonly runner: HandlerRunner,
  ) {}

  /** Runs it with all its enhancers. Never fails, once it is prepared: an error is a result. */
  run(...args: CallArguments): Soon<HandlerResult> {
    this.#prepared ??= this.runner.prepare(this.method);
    return inOwnContext(call, this.#prepared, args);
  }
}

const call = (handler: PreparedHandler, args: CallArguments): Soon<HandlerResult> => handler.run(args);

/** A route of a handler. */
export interface AppRoute extends Route<SlackHandler> {
  /** The one app that it is for; every app without it. */
  readonly app: string | undefined;
}
