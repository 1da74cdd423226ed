import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';

/** That of the package when it was loaded. Sockets may be opened in any other: by a request that adds an app, say. */
const outermost = new AsyncResource('SlackSocketMode');

/**
 * Runs a handler, with its enhancers, in an asynchronous context of its own, which has nothing of the one that its socket
 * was opened in. What one enters with `AsyncLocalStorage.enterWith()`, as guards have to, would otherwise stay in the
 * context of the socket, and the next payload would find it.
 */
export const inOwnContext = <Args extends unknown[], T>(run: (...args: Args) => T, ...args: Args): T =>
  outermost.runInAsyncScope(() => new AsyncResource('SlackHandler').runInAsyncScope(run, undefined, ...args));

/** A stream whose pieces come about in the context of now, whoever asks for them: what interceptors left there is there. */
export function inPresentContext<T>(stream: AsyncIterable<T>): AsyncIterable<T> {
  const inContext = AsyncLocalStorage.snapshot();
  return {
    [Symbol.asyncIterator]() {
      const pieces = inContext(() => stream[Symbol.asyncIterator]());
      return {
        next: () => inContext(() => pieces.next()),
        return: async () => (await inContext(() => pieces.return?.())) ?? { done: true, value: undefined },
      };
    },
  };
}
