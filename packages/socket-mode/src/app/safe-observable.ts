import { Observable, Subscriber, type Observer, type Operator, type Subscription } from 'rxjs';

/**
 * An Observable that catches the errors and rejections of its subscribers and of the operators applied to it. RxJS
 * would rethrow them asynchronously, which ends the process.
 */
export class SafeObservable<T> extends Observable<T> {
  /** @param onError receives what a subscriber threw or rejected with; must not throw */
  constructor(
    source: Observable<unknown>,
    private readonly onError: (error: unknown) => void,
    operator?: Operator<never, T>,
  ) {
    super();
    this.source = source;
    this.operator = operator;
  }

  /** Called by every operator, so that the result is safe too. */
  override lift<R>(operator?: Operator<T, R>): Observable<R> {
    return new SafeObservable<R>(this, this.onError, operator);
  }

  override subscribe(
    observerOrNext?: Partial<Observer<T>> | ((value: T) => void) | null,
    error?: ((error: unknown) => void) | null,
    complete?: (() => void) | null,
  ): Subscription {
    // Operators subscribe with a Subscriber, which handles its own errors.
    if (observerOrNext instanceof Subscriber) return super.subscribe(observerOrNext);
    const observer: Partial<Observer<T>> =
      typeof observerOrNext === 'function'
        ? { next: observerOrNext, ...(error && { error }), ...(complete && { complete }) }
        : (observerOrNext ?? {});
    return super.subscribe({
      next: value => this.#callSafely(() => observer.next?.(value)),
      error: (reason: unknown) =>
        observer.error ? this.#callSafely(() => observer.error?.(reason)) : this.onError(reason),
      complete: () => this.#callSafely(() => observer.complete?.()),
    });
  }

  #callSafely(call: () => unknown): void {
    new Promise(resolve => {
      resolve(call());
    }).catch(this.onError);
  }
}
