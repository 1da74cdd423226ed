/**
 * What is there, or comes. What is there is not waited for: most handlers and their enhancers wait for nothing, and
 * promises would cost a payload more than all the rest of its way.
 */
export type Soon<T> = T | Promise<T>;

export const isComing = <T>(value: Soon<T>): value is Promise<T> => value instanceof Promise;

/** What somebody else's code returned: whatever `await` waits for comes. */
export const soonOf = (value: unknown): unknown => (isThenable(value) ? Promise.resolve(value) : value);

/** Goes on with what is there at once, with what comes when it is there. */
export const andThen = <T, R>(value: Soon<T>, on: (value: T) => Soon<R>): Soon<R> =>
  isComing(value) ? value.then(on) : on(value);

/** The same with what work makes, or with what it fails with, whether it does so at once or later. */
export function tryThen<T, R>(
  work: () => Soon<T>,
  on: (value: T) => Soon<R>,
  failed: (error: unknown) => Soon<R>,
): Soon<R> {
  let value: Soon<T>;
  try {
    value = work();
  } catch (error) {
    return failed(error);
  }
  return isComing(value) ? value.then(on, failed) : on(value);
}

/** Does something for each, at the same time. One that fails keeps none of the others from being done. */
export function allOf<T, R>(items: readonly T[], work: (item: T, index: number) => Soon<R>): Soon<R[]> {
  const there: R[] = [];
  const all = items.map((item, index) => {
    const done = begun(work, item, index);
    if (!isComing(done)) there.push(done);
    return done;
  });
  if (there.length === items.length) return there;
  const [only] = all;
  return all.length === 1 && isComing(only) ? only.then(one => [one]) : Promise.all(all);
}

/** As of an async function, a failure is something that comes. */
function begun<T, R>(work: (item: T, index: number) => Soon<R>, item: T, index: number): Soon<R> {
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
