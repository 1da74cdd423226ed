import { ForbiddenException } from '@nestjs/common';
import { type ExecutionContextHost, FORBIDDEN_MESSAGE, getControllerHost } from '../nest-internals.js';
import { defer, type Observable } from 'rxjs';
import type { HostedMethod } from '../discovery/handler-host.js';
import { isAsyncIterable } from '../response/message-stream/slack-stream.js';
import { mapAll, andThen, type MaybePromise, toMaybePromise, tryThen } from '../dispatch/maybe-promise.js';
import { bindToCurrentContext } from './async-context.js';
import { runExceptionFilters } from './exception-filters.js';
import type { Enhancers } from './enhancers.js';
import { runGuards } from './guards.js';
import type { CallArguments } from './parameter-resolvers.js';
import type { HandlerOutcome, HandlerStage } from './handler-outcome.js';
import { runInterceptors } from './interceptors.js';
import { awaitResult } from './await-result.js';

/** One call of a handler with its enhancers, in Nest's order. */
export class HandlerCall {
  #stage: HandlerStage = 'guard';

  /** @param instance the instance to call; for a request-scoped class, the instance of this payload */
  constructor(
    private readonly method: HostedMethod,
    private readonly enhancers: Enhancers,
    private readonly instance: object,
    private readonly args: CallArguments,
  ) {}

  /** Never throws or rejects: an error is an outcome. */
  run(): MaybePromise<HandlerOutcome> {
    return tryThen<unknown, HandlerOutcome>(
      () => andThen(this.#runHooks(), value => awaitResult(value, this.args)),
      value => ({ kind: 'returned', value }),
      error => runExceptionFilters(this.enhancers.filters, this.method, error, this.#stage, this.args),
    );
  }

  #runHooks(): unknown {
    const hooks = this.enhancers.hooks();
    if (hooks.length === 0) return this.#runGuards();
    const run = (index: number): Observable<unknown> => {
      const hook = hooks[index];
      if (hook) return hook(this.#createHost(), () => run(index + 1));
      return defer(async () => awaitResult(await this.#runGuards(), this.args));
    };
    return run(0);
  }

  #runGuards(): unknown {
    const { guards } = this.enhancers;
    if (guards.length === 0) return this.#runInterceptors();
    return andThen(runGuards(guards, this.#createHost()), isAllowed => {
      if (!isAllowed) throw new ForbiddenException(FORBIDDEN_MESSAGE);
      return this.#runInterceptors();
    });
  }

  #runInterceptors(): unknown {
    this.#stage = 'handler';
    const { interceptors } = this.enhancers;
    if (interceptors.length === 0) return this.#callMethod();
    return runInterceptors(interceptors, this.#createHost(), () => this.#callMethod());
  }

  #callMethod(): unknown {
    this.#stage = 'pipe';
    const { resolvers: fills } = this.enhancers;
    return andThen(fills === null ? this.args : mapAll(fills, fill => fill(this.args)), params => {
      this.#stage = 'handler';
      return andThen(toMaybePromise(this.method.callback.apply(this.instance, params)), bindStream);
    });
  }

  #createHost(): ExecutionContextHost {
    return getControllerHost(this.method, this.args);
  }
}

const bindStream = (result: unknown): unknown => (isAsyncIterable(result) ? bindToCurrentContext(result) : result);
