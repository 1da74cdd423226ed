import {
  type CanActivate,
  ForbiddenException,
  type NestInterceptor,
  type PreRequestHook,
  type Type,
} from '@nestjs/common';
import { ExecutionContextHost, FORBIDDEN_MESSAGE } from '@nestjs/core/internal';
import { defer, type Observable } from 'rxjs';
import { isAsyncIterable } from '../answers/slack-stream.js';
import { andThen, type Soon, soonOf, tryThen } from '../time/soon.js';
import { inPresentContext } from './async-context.js';
import { letIn } from './guarded.js';
import type { CallArguments, FillParams } from './handler-params.js';
import type { HandlerResult, HandlerStage } from './handler-result.js';
import { intercepted } from './intercepted.js';
import { settled } from './settled.js';

/** A handler's method, found and callable. */
export interface HandlerMethod {
  readonly instance: object;
  /** The class that the handler belongs to, as `ExecutionContext.getClass()` names it. */
  readonly classRef: Type;
  readonly methodName: string;
  readonly callback: (...args: unknown[]) => unknown;
  readonly moduleKey: string;
}

/** The way of an error through the filters of a handler. */
export type CatchError = (error: unknown, stage: HandlerStage, args: CallArguments) => Promise<HandlerResult>;

/** A method with all its enhancers. */
export interface EnhancedMethod {
  readonly method: HandlerMethod;
  readonly guards: CanActivate[];
  readonly interceptors: NestInterceptor[];
  /** Null for a method that decorates no parameter. */
  readonly fillParams: FillParams | null;
  readonly catchError: CatchError;
  /** Nest's global hooks around a request, where an app registered any. */
  hooks(): readonly PreRequestHook[];
}

/** Runs a handler with all its enhancers. Never fails: an error is a result. */
export type RunHandler = (...args: CallArguments) => Soon<HandlerResult>;

/** One call of a handler, through its enhancers in Nest's order. */
export class HandlerCall {
  #stage: HandlerStage = 'guard';

  constructor(
    private readonly enhanced: EnhancedMethod,
    private readonly args: CallArguments,
    /** Whose method is called: of a class that is made anew for each payload, the one of this. */
    private readonly instance: object = enhanced.method.instance,
  ) {}

  /** Never fails: an error is a result. */
  run(): Soon<HandlerResult> {
    return tryThen<unknown, HandlerResult>(
      () => andThen(this.#hooked(), value => settled(value, this.args)),
      value => ({ kind: 'returned', value }),
      error => this.enhanced.catchError(error, this.#stage, this.args),
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
    const { fillParams, method } = this.enhanced;
    return andThen(fillParams === null ? this.args : fillParams(this.args), params => {
      this.#stage = 'handler';
      return andThen(soonOf(method.callback.apply(this.instance, params)), inItsContext);
    });
  }

  #newHost(): ExecutionContextHost {
    return hostOf(this.enhanced.method, this.args);
  }
}

/** What guards look at, and the filters of an error. */
export function hostOf({ classRef, callback }: HandlerMethod, args: CallArguments): ExecutionContextHost {
  const host = new ExecutionContextHost(args, classRef, callback);
  host.setType('rpc');
  return host;
}

const inItsContext = (answer: unknown): unknown => (isAsyncIterable(answer) ? inPresentContext(answer) : answer);
