import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';
import { type CanActivate, type ExecutionContext, ForbiddenException, type NestInterceptor } from '@nestjs/common';
import { type ExecutionContextHost, FORBIDDEN_MESSAGE, getControllerHost } from '../nest-internals.js';
import { defer, from, isObservable, lastValueFrom, mergeMap, Observable, of } from 'rxjs';
import type { HostedMethod } from '../discovery/handler-metadata.js';
import { isAsyncIterable } from '../response/message-stream/slack-stream.js';
import { andThen, isPromise, mapAll, type MaybePromise, toMaybePromise, tryThen } from '../dispatch/maybe-promise.js';
import { runExceptionFilters } from './exception-filters.js';
import { areSameEnhancers, type Enhancers } from './enhancers.js';
import type { CallArguments } from './parameter-resolvers.js';
import { awaitResult, type HandlerOutcome, type HandlerStage } from './await-result.js';

/** A handler that is prepared for calls. */
export interface InvocableHandler {
  /** Calls the handler with all its enhancers. Never throws or rejects: an error is an outcome. */
  readonly run: (method: HostedMethod, args: CallArguments) => MaybePromise<HandlerOutcome>;
}

/** Methods of a singleton with the same enhancers. */
export class SingletonHandler implements InvocableHandler {
  constructor(
    private readonly enhancers: Enhancers,
    private readonly instance: object,
  ) {}

  hasEnhancers(enhancers: Enhancers): boolean {
    return areSameEnhancers(this.enhancers, enhancers);
  }

  readonly run = (method: HostedMethod, args: CallArguments): MaybePromise<HandlerOutcome> =>
    new HandlerCall(method, this.enhancers, this.instance, args).run();
}

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
      () => {
        const result = this.#runHooks();
        // A text, or no result, needs no further step.
        return typeof result === 'object' ? andThen(result, value => awaitResult(value, this.args)) : result;
      },
      value => ({ kind: 'returned', value }),
      error => runExceptionFilters(this.enhancers.filters, this.method, error, this.#stage, this.args),
    );
  }

  #runHooks(): unknown {
    const hooks = this.enhancers.config.getGlobalPreRequestHooks();
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
    const { resolvers } = this.enhancers;
    if (resolvers === null) return this.#callWith(this.args);
    this.#stage = 'pipe';
    return andThen(
      mapAll(resolvers, resolve => resolve(this.args)),
      params => this.#callWith(params),
    );
  }

  #callWith(params: unknown[]): unknown {
    this.#stage = 'handler';
    const result: unknown = this.method.callback.apply(this.instance, params);
    return typeof result === 'object' || typeof result === 'function'
      ? andThen(toMaybePromise(result), bindStream)
      : result;
  }

  #createHost(): ExecutionContextHost {
    return getControllerHost(this.method, this.args);
  }
}

const bindStream = (result: unknown): unknown => (isAsyncIterable(result) ? bindToCurrentContext(result) : result);

/**
 * Wraps a stream so that its chunks are produced in the current asynchronous context, independent of the reader's. Values that
 * interceptors stored there remain available.
 */
function bindToCurrentContext<T>(stream: AsyncIterable<T>): AsyncIterable<T> {
  const inContext = AsyncLocalStorage.snapshot();
  return {
    [Symbol.asyncIterator]() {
      const iterator = inContext(() => stream[Symbol.asyncIterator]());
      return {
        next: () => inContext(() => iterator.next()),
        return: async () => (await inContext(() => iterator.return?.())) ?? { done: true, value: undefined },
      };
    },
  };
}

/** Runs the guards one after another. Returns false as soon as one of them denies the call. */
export function runGuards(guards: readonly CanActivate[], host: ExecutionContext): MaybePromise<boolean> {
  let isAllowed: MaybePromise<boolean> = true;
  for (const guard of guards) isAllowed = andThen(isAllowed, isAllowedSoFar => isAllowedSoFar && runGuard(guard, host));
  return isAllowed;
}

const runGuard = (guard: CanActivate, host: ExecutionContext): MaybePromise<boolean> =>
  andThen(toMaybePromise(guard.canActivate(host)), decision =>
    isObservable(decision) ? awaitDecision(decision) : Boolean(decision),
  );

const awaitDecision = async (decision: Parameters<typeof lastValueFrom>[0]): Promise<boolean> =>
  Boolean(await lastValueFrom(decision));

/**
 * Returns the result of a call through interceptors, usually an Observable that makes the call on subscription. As in
 * Nest, each interceptor runs when the previous one calls `next.handle()`, and the call is made in the asynchronous
 * context of that call, so that values which an interceptor stores there are available.
 */
export function runInterceptors(
  interceptors: readonly NestInterceptor[],
  host: ExecutionContext,
  call: () => unknown,
  first = 0,
): unknown {
  const interceptor = interceptors[first];
  if (interceptor === undefined) return call();
  const handle = () => createStream(() => runInterceptors(interceptors, host, call, first + 1));
  return toMaybePromise(interceptor.intercept(host, { handle }));
}

/**
 * Returns an Observable of the result of `work`, which is called for each subscription. It emits nothing after an
 * unsubscription.
 */
function createStream(work: () => unknown): Observable<unknown> {
  const context = new AsyncResource('SlackInterceptor');
  const stream = defer(() => {
    const value = work();
    return isPromise(value) ? from(value).pipe(mergeMap(toObservable)) : toObservable(value);
  });
  return new Observable(subscriber => context.runInAsyncScope(() => stream.subscribe(subscriber)));
}

const toObservable = (value: unknown): Observable<unknown> => (isObservable(value) ? value : of(value));
