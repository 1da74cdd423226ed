import { AsyncResource } from 'node:async_hooks';
import type { ExecutionContext, NestInterceptor } from '@nestjs/common';
import { defer, from, isObservable, mergeMap, Observable, of } from 'rxjs';
import { isPromise, toMaybePromise } from '../dispatch/maybe-promise.js';

/**
 * What comes of a call behind interceptors: mostly an Observable, which makes the call when it is subscribed. As with
 * Nest's own consumer, each interceptor is called once the one before it wants to go on, and a call is made in the
 * asynchronous context in which that was said: what an interceptor leaves there is there.
 */
export function runInterceptors(
  interceptors: readonly NestInterceptor[],
  host: ExecutionContext,
  call: () => unknown,
  first = 0,
): unknown {
  const interceptor = interceptors[first];
  if (interceptor === undefined) return call();
  const handle = () => streamOf(() => runInterceptors(interceptors, host, call, first + 1));
  return toMaybePromise(interceptor.intercept(host, { handle }));
}

/** What work gives, or what that emits, each time that it is subscribed; nothing of it for who has left meanwhile. */
function streamOf(work: () => unknown): Observable<unknown> {
  const context = new AsyncResource('SlackInterceptor');
  const stream = defer(() => {
    const value = work();
    return isPromise(value) ? from(value).pipe(mergeMap(emitted)) : emitted(value);
  });
  return new Observable(subscriber => context.runInAsyncScope(() => stream.subscribe(subscriber)));
}

const emitted = (value: unknown): Observable<unknown> => (isObservable(value) ? value : of(value));
