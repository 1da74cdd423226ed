import { Observable, Subscriber, type Observer, type Operator, type Subscription } from 'rxjs';

/**
 * An Observable whose subscribers harm nobody: what one throws or rejects with, or what an operator on its way to it
 * does, is told and ends there. RxJS would throw it into the void, where it ends the process.
 */
export class SafeObservable<T> extends Observable<T> {
  /** @param failed told what a subscriber failed with; must not throw */
  constructor(
    source: Observable<unknown>,
    private readonly failed: (error: unknown) => void,
    operator?: Operator<never, T>,
  ) {
    super();
    this.source = source;
    this.operator = operator;
  }

  /** Called by every operator: what comes of it is guarded too. */
  override lift<R>(operator?: Operator<T, R>): Observable<R> {
    return new SafeObservable<R>(this, this.failed, operator);
  }

  override subscribe(
    observerOrNext?: Partial<Observer<T>> | ((value: T) => void) | null,
    error?: ((error: unknown) => void) | null,
    complete?: (() => void) | null,
  ): Subscription {
    // An operator, which takes care of its own errors.
    if (observerOrNext instanceof Subscriber) return super.subscribe(observerOrNext);
    const given: Partial<Observer<T>> =
      typeof observerOrNext === 'function'
        ? { next: observerOrNext, ...(error && { error }), ...(complete && { complete }) }
        : (observerOrNext ?? {});
    return super.subscribe({
      next: value => this.#guard(() => given.next?.(value)),
      error: (reason: unknown) => (given.error ? this.#guard(() => given.error?.(reason)) : this.failed(reason)),
      complete: () => this.#guard(() => given.complete?.()),
    });
  }

  #guard(call: () => unknown): void {
    new Promise(resolve => {
      resolve(call());
    }).catch(this.failed);
  }
}
