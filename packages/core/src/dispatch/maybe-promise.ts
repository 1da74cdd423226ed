/**
 * A value, or a promise of it. Most handlers and enhancers are synchronous, and awaiting each step would cost more than
 * the rest of the dispatch, so `dispatch/` and `handler/` pass values on synchronously where they can.
 */
export type MaybePromise<T> = T | Promise<T>;

export const isPromise = <T>(value: MaybePromise<T>): value is Promise<T> => value instanceof Promise;

/** Converts the return value of foreign code: every thenable becomes a native promise, as `await` would treat it. */
export const toMaybePromise = (value: unknown): unknown => (isThenable(value) ? Promise.resolve(value) : value);

/** Calls `onValue` with the value: at once, or when the promise resolves. */
export const andThen = <T, R>(value: MaybePromise<T>, onValue: (value: T) => MaybePromise<R>): MaybePromise<R> =>
  value instanceof Promise ? value.then(onValue) : onValue(value);

/** Calls `onValue` with the result of `work`, or `onError` with its error, whether it fails at once or later. */
export function tryThen<T, R>(
  work: () => MaybePromise<T>,
  onValue: (value: T) => MaybePromise<R>,
  onError: (error: unknown) => MaybePromise<R>,
): MaybePromise<R> {
  let value: MaybePromise<T>;
  try {
    value = work();
  } catch (error) {
    return onError(error);
  }
  return value instanceof Promise ? value.then(onValue, onError) : onValue(value);
}

/** Calls `work` for each item without waiting in between; an item that fails doesn't stop the others. */
export function mapAll<T, R>(
  items: readonly T[],
  work: (item: T, index: number) => MaybePromise<R>,
): MaybePromise<R[]> {
  const values: R[] = [];
  const results: MaybePromise<R>[] = [];
  for (const [index, item] of items.entries()) {
    try {
      const result = work(item, index);
      results.push(result);
      if (!(result instanceof Promise)) values.push(result);
    } catch (error) {
      // As in an async function: the other items still run, and the whole is rejected.
      results.push(Promise.reject(error));
    }
  }
  if (values.length === items.length) return values;
  const [first] = results;
  return results.length === 1 && first instanceof Promise ? first.then(value => [value]) : Promise.all(results);
}

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  ((typeof value === 'object' && value !== null) || typeof value === 'function') &&
  'then' in value &&
  typeof value.then === 'function';
