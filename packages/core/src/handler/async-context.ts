import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';

/**
 * Created when the module loads, outside any request. A socket may be opened in the context of a request that adds an
 * app.
 */
const ROOT_RESOURCE = new AsyncResource('SlackSocketMode');

/**
 * Runs a handler with its enhancers in a new asynchronous context that does not inherit the context in which its socket
 * was opened. Otherwise a value that a guard sets with `AsyncLocalStorage.enterWith()` would stay in the socket's
 * context and be visible to the next payload.
 */
export const runInOwnContext = <Args extends unknown[], T>(run: (...args: Args) => T, ...args: Args): T =>
  ROOT_RESOURCE.runInAsyncScope(() => new AsyncResource('SlackHandler').runInAsyncScope(run, undefined, ...args));

/**
 * Wraps a stream so that its chunks are produced in the current asynchronous context, whoever reads it. Values that
 * interceptors stored there remain available.
 */
export function bindToCurrentContext<T>(stream: AsyncIterable<T>): AsyncIterable<T> {
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
