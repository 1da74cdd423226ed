import { AsyncResource } from 'node:async_hooks';
import type { ExecutionContext, NestInterceptor } from '@nestjs/common';
import { isObservable, Observable } from 'rxjs';
import { soonOf, tryThen } from '../time/soon.js';

/**
 * What comes of a call behind interceptors: mostly an Observable, which makes the call when it is subscribed. As with
 * Nest's own consumer, each interceptor is called once the one before it wants to go on, and a call is made in the
 * asynchronous context in which that was said: what an interceptor leaves there is there.
 */
export function intercepted(
  interceptors: readonly NestInterceptor[],
  host: ExecutionContext,
  call: () => unknown,
  first = 0,
): unknown {
  const interceptor = interceptors[first];
  if (interceptor === undefined) return call();
  const handle = () => streamOf(() => intercepted(interceptors, host, call, first + 1));
  return soonOf(interceptor.intercept(host, { handle }));
}

/** What work gives, or what that emits, each time that it is subscribed. */
function streamOf(work: () => unknown): Observable<unknown> {
  const context = new AsyncResource('SlackInterceptor');
  return new Observable(subscriber => {
    const begin = (): unknown =>
      tryThen(
        work,
        value => {
          if (isObservable(value)) {
            subscriber.add(value.subscribe(subscriber));
            return;
          }
          subscriber.next(value);
          subscriber.complete();
        },
        error => subscriber.error(error),
      );
    context.runInAsyncScope(begin);
  });
}
