import type { HandlerOutcome } from '../handler/handler-outcome.js';
import { DeadlineQueue } from '../time/deadline-queue.js';
import { HandlerTimeout } from './handler-timeout.js';
import { andThen, isPromise, type MaybePromise } from './maybe-promise.js';

/** The asynchronous handlers of an app that are running, each with its timeout. */
export class RunningHandlers {
  readonly #running = new Set<HandlerTimeout>();
  readonly #timeouts: DeadlineQueue;

  constructor(private readonly timeoutMs: number) {
    this.#timeouts = new DeadlineQueue(timeoutMs);
  }

  get count(): number {
    return this.#running.size;
  }

  /**
   * Runs a handler until it ends or times out. A handler that timed out can't be stopped: it goes on without a slot, and
   * its result is dropped.
   *
   * @param run must not fail
   * @param conclude turns the outcome into a value. The same timeout applies: a stream is read after its handler has
   * returned, and the timeout ends it
   */
  run<T>(
    run: (timeout: HandlerTimeout) => MaybePromise<HandlerOutcome>,
    conclude: (outcome: HandlerOutcome) => MaybePromise<T>,
  ): MaybePromise<T> {
    const timeout = new HandlerTimeout();
    const outcome = run(timeout);
    const concluded = andThen(isPromise(outcome) ? timeout.race(outcome) : outcome, conclude);
    return isPromise(concluded) ? this.#watch(timeout, concluded) : concluded;
  }

  /** Aborts all of them, because the process shuts down. */
  abortAll(): void {
    for (const timeout of this.#running) {
      timeout.abort('shutdown', 'The app shut down before the handler ended (drainTimeoutMs).');
    }
  }

  /** Synchronous handlers never get here: they can't time out. */
  async #watch<T>(timeout: HandlerTimeout, concluded: Promise<T>): Promise<T> {
    this.#running.add(timeout);
    const entry = this.#timeouts.add({
      dueAt: performance.now() + this.timeoutMs,
      onDue: () => timeout.abort('hung', `The handler timed out after ${this.timeoutMs} ms (handlerTimeoutMs).`),
    });
    try {
      return await concluded;
    } finally {
      this.#timeouts.remove(entry);
      this.#running.delete(timeout);
    }
  }
}
