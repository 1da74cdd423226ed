import {
  type CanActivate,
  ForbiddenException,
  type NestInterceptor,
  type PreRequestHook,
  type Type,
} from '@nestjs/common';
import { ExecutionContextHost, FORBIDDEN_MESSAGE, GuardsConsumer, InterceptorsConsumer } from '@nestjs/core/internal';
import { defer, type Observable } from 'rxjs';
import { isAsyncIterable } from '../answers/slack-stream.js';
import { andThen, type Soon, soonOf, tryThen } from '../time/soon.js';
import { inPresentContext } from './async-context.js';
import type { CallArguments, FillParams } from './handler-params.js';
import type { HandlerResult, HandlerStage } from './handler-result.js';
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

const guardsConsumer = new GuardsConsumer();
const interceptorsConsumer = new InterceptorsConsumer();

/** One call of a handler, through its enhancers by Nest's own consumers. */
export class HandlerCall {
  #stage: HandlerStage = 'guard';

  constructor(
    private readonly enhanced: EnhancedMethod,
    private readonly args: CallArguments,
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
    const host = hostOf(this.enhanced.method, this.args);
    const run = (index: number): Observable<unknown> => {
      const hook = hooks[index];
      return hook ? hook(host, () => run(index + 1)) : defer(async () => settled(await this.#guarded(), this.args));
    };
    return run(0);
  }

  #guarded(): unknown {
    const { guards, method } = this.enhanced;
    if (guards.length === 0) return this.#intercepted();
    const allowed = guardsConsumer.tryActivate(guards, this.args, method.instance, method.callback, 'rpc');
    return andThen(allowed, isAllowed => {
      if (!isAllowed) throw new ForbiddenException(FORBIDDEN_MESSAGE);
      return this.#intercepted();
    });
  }

  #intercepted(): unknown {
    this.#stage = 'handler';
    const { interceptors, method } = this.enhanced;
    if (interceptors.length === 0) return this.#called();
    const call = async (): Promise<unknown> => this.#called();
    return interceptorsConsumer.intercept(interceptors, this.args, method.instance, method.callback, call, 'rpc');
  }

  #called(): unknown {
    this.#stage = 'pipe';
    const { fillParams, method } = this.enhanced;
    return andThen(fillParams === null ? this.args : fillParams(this.args), params => {
      this.#stage = 'handler';
      return andThen(soonOf(method.callback.apply(method.instance, params)), inItsContext);
    });
  }
}

/** What guards look at, and the filters of an error. */
export function hostOf({ classRef, callback }: HandlerMethod, args: CallArguments): ExecutionContextHost {
  const host = new ExecutionContextHost(args, classRef, callback);
  host.setType('rpc');
  return host;
}

const inItsContext = (answer: unknown): unknown => (isAsyncIterable(answer) ? inPresentContext(answer) : answer);
