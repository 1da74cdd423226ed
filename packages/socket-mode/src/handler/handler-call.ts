import { type CanActivate, ForbiddenException, type NestInterceptor, type PreRequestHook } from '@nestjs/common';
import { type ExecutionContextHost, FORBIDDEN_MESSAGE } from '@nestjs/core/internal';
import { defer, type Observable } from 'rxjs';
import { isAsyncIterable } from '../answers/slack-stream.js';
import { allOf, andThen, type Soon, soonOf, tryThen } from '../time/soon.js';
import { inPresentContext } from './async-context.js';
import { caught, type Catcher } from './caught.js';
import { letIn } from './guarded.js';
import type { CallArguments, FillParam } from './handler-params.js';
import type { HandlerResult, HandlerStage } from './handler-result.js';
import { intercepted } from './intercepted.js';
import { hostOf } from './method-host.js';
import { settled } from './settled.js';

/** A method with all its enhancers. Of thousands each is looked at in one object, for the rest is never at hand. */
export interface EnhancedMethod extends Catcher {
  readonly instance: object;
  readonly callback: (...args: unknown[]) => unknown;
  readonly guards: readonly CanActivate[];
  readonly interceptors: readonly NestInterceptor[];
  /** One a parameter. Null for a method that decorates none: it gets the payload and the context. */
  readonly fills: readonly FillParam[] | null;
  /** Nest's global hooks around a request, where an app registered any. */
  hooks(): readonly PreRequestHook[];
}

/** One call of a handler, through its enhancers in Nest's order. */
export class HandlerCall {
  #stage: HandlerStage = 'guard';

  /** @param instance whose method is called: of a class that is made anew for each payload, the one of this */
  constructor(
    private readonly enhanced: EnhancedMethod,
    private readonly args: CallArguments,
    private readonly instance: object,
  ) {}

  /** Never fails: an error is a result. */
  run(): Soon<HandlerResult> {
    return tryThen<unknown, HandlerResult>(
      () => andThen(this.#hooked(), value => settled(value, this.args)),
      value => ({ kind: 'returned', value }),
      error => caught(this.enhanced, error, this.#stage, this.args),
    );
  }

  #hooked(): unknown {
    const hooks = this.enhanced.hooks();
    if (hooks.length === 0) return this.#guarded();
    const run = (index: number): Observable<unknown> => {
      const hook = hooks[index];
      if (hook) return hook(this.#newHost(), () => run(index + 1));
      return defer(async () => settled(await this.#guarded(), this.args));
    };
    return run(0);
  }

  #guarded(): unknown {
    const { guards } = this.enhanced;
    if (guards.length === 0) return this.#intercepted();
    return andThen(letIn(guards, this.#newHost()), isIn => {
      if (!isIn) throw new ForbiddenException(FORBIDDEN_MESSAGE);
      return this.#intercepted();
    });
  }

  #intercepted(): unknown {
    this.#stage = 'handler';
    const { interceptors } = this.enhanced;
    if (interceptors.length === 0) return this.#called();
    return intercepted(interceptors, this.#newHost(), () => this.#called());
  }

  #called(): unknown {
    this.#stage = 'pipe';
    const { fills, callback } = this.enhanced;
    return andThen(fills === null ? this.args : allOf(fills, fill => fill(this.args)), params => {
      this.#stage = 'handler';
      return andThen(soonOf(callback.apply(this.instance, params)), inItsContext);
    });
  }

  #newHost(): ExecutionContextHost {
    return hostOf(this.enhanced.method, this.args);
  }
}

const inItsContext = (answer: unknown): unknown => (isAsyncIterable(answer) ? inPresentContext(answer) : answer);
