import { ForbiddenException } from '@nestjs/common';
import { type ExecutionContextHost, FORBIDDEN_MESSAGE } from '@nestjs/core/internal';
import { defer, type Observable } from 'rxjs';
import type { HostedMethod } from '../discovery/handler-host.js';
import { isAsyncIterable } from '../response/message-stream/slack-stream.js';
import { mapAll, andThen, type MaybePromise, toMaybePromise, tryThen } from '../dispatch/maybe-promise.js';
import { inPresentContext } from './async-context.js';
import { runExceptionFilters } from './exception-filters.js';
import type { Enhancers } from './enhancers.js';
import { runGuards } from './guards.js';
import type { CallArguments } from './parameter-resolvers.js';
import type { HandlerOutcome, HandlerStage } from './handler-outcome.js';
import { runInterceptors } from './interceptors.js';
import { getControllerHost } from './method-host.js';
import { awaitResult } from './await-result.js';

/** One call of a handler, through its enhancers in Nest's order. */
export class HandlerCall {
  #stage: HandlerStage = 'guard';

  /** @param instance whose method is called: of a class that is made anew for each payload, the one of this */
  constructor(
    private readonly method: HostedMethod,
    private readonly enhancers: Enhancers,
    private readonly instance: object,
    private readonly args: CallArguments,
  ) {}

  /** Never fails: an error is a result. */
  run(): MaybePromise<HandlerOutcome> {
    return tryThen<unknown, HandlerOutcome>(
      () => andThen(this.#hooked(), value => awaitResult(value, this.args)),
      value => ({ kind: 'returned', value }),
      error => runExceptionFilters(this.enhancers.filters, this.method, error, this.#stage, this.args),
    );
  }

  #hooked(): unknown {
    const hooks = this.enhancers.hooks();
    if (hooks.length === 0) return this.#guarded();
    const run = (index: number): Observable<unknown> => {
      const hook = hooks[index];
      if (hook) return hook(this.#newHost(), () => run(index + 1));
      return defer(async () => awaitResult(await this.#guarded(), this.args));
    };
    return run(0);
  }

  #guarded(): unknown {
    const { guards } = this.enhancers;
    if (guards.length === 0) return this.#intercepted();
    return andThen(runGuards(guards, this.#newHost()), isIn => {
      if (!isIn) throw new ForbiddenException(FORBIDDEN_MESSAGE);
      return this.#intercepted();
    });
  }

  #intercepted(): unknown {
    this.#stage = 'handler';
    const { interceptors } = this.enhancers;
    if (interceptors.length === 0) return this.#called();
    return runInterceptors(interceptors, this.#newHost(), () => this.#called());
  }

  #called(): unknown {
    this.#stage = 'pipe';
    const { fills } = this.enhancers;
    return andThen(fills === null ? this.args : mapAll(fills, fill => fill(this.args)), params => {
      this.#stage = 'handler';
      return andThen(toMaybePromise(this.method.callback.apply(this.instance, params)), inItsContext);
    });
  }

  #newHost(): ExecutionContextHost {
    return getControllerHost(this.method, this.args);
  }
}

const inItsContext = (answer: unknown): unknown => (isAsyncIterable(answer) ? inPresentContext(answer) : answer);
