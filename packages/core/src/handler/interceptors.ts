import { AsyncResource } from 'node:async_hooks';
import type { ExecutionContext, NestInterceptor } from '@nestjs/common';
import { defer, from, isObservable, mergeMap, Observable, of } from 'rxjs';
import { isPromise, toMaybePromise } from '../dispatch/maybe-promise.js';

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
