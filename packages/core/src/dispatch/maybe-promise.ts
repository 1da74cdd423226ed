/**
 * What is there, or comes. What is there is not waited for: most handlers and their enhancers wait for nothing, and
 * promises would cost a payload more than all the rest of its way.
 */
export type MaybePromise<T> = T | Promise<T>;

export const isPromise = <T>(value: MaybePromise<T>): value is Promise<T> => value instanceof Promise;

/** What somebody else's code returned: whatever `await` waits for comes. */
export const toMaybePromise = (value: unknown): unknown => (isThenable(value) ? Promise.resolve(value) : value);

/** Goes on with what is there at once, with what comes when it is there. */
export const andThen = <T, R>(value: MaybePromise<T>, on: (value: T) => MaybePromise<R>): MaybePromise<R> =>
  isPromise(value) ? value.then(on) : on(value);

/** The same with what work makes, or with what it fails with, whether it does so at once or later. */
export function tryThen<T, R>(
  work: () => MaybePromise<T>,
  on: (value: T) => MaybePromise<R>,
  failed: (error: unknown) => MaybePromise<R>,
): MaybePromise<R> {
  let value: MaybePromise<T>;
  try {
    value = work();
  } catch (error) {
    return failed(error);
  }
  return isPromise(value) ? value.then(on, failed) : on(value);
}

/** Does something for each, at the same time. One that fails keeps none of the others from being done. */
export function mapAll<T, R>(
  items: readonly T[],
  work: (item: T, index: number) => MaybePromise<R>,
): MaybePromise<R[]> {
  const there: R[] = [];
  const all = items.map((item, index) => {
    const done = startItem(work, item, index);
    if (!isPromise(done)) there.push(done);
    return done;
  });
  if (there.length === items.length) return there;
  const [only] = all;
  return all.length === 1 && isPromise(only) ? only.then(one => [one]) : Promise.all(all);
}

/** As of an async function, a failure is something that comes. */
function startItem<T, R>(work: (item: T, index: number) => MaybePromise<R>, item: T, index: number): MaybePromise<R> {
  try {
    return work(item, index);
  } catch (error) {
    return Promise.reject(error);
  }
}

const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  ((typeof value === 'object' && value !== null) || typeof value === 'function') &&
  'then' in value &&
  typeof value.then === 'function';
