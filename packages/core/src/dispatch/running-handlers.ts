import type { HandlerOutcome } from '../handler/handler-outcome.js';
import { DeadlineQueue } from '../time/deadline-queue.js';
import { andThen, isPromise, type MaybePromise } from './maybe-promise.js';
import { HandlerTimeout } from './handler-timeout.js';

/** The handlers of an app that are at work, and the time that each has. */
export class RunningHandlers {
  readonly #running = new Set<HandlerTimeout>();
  readonly #limits: DeadlineQueue;

  constructor(private readonly timeoutMs: number) {
    this.#limits = new DeadlineQueue(timeoutMs);
  }

  /** How many there are. */
  get count(): number {
    return this.#running.size;
  }

  /**
   * Runs a handler until it ends or its time is up. One that is up keeps running, since nothing can stop it, but holds
   * nothing any more: what it still returns is dropped.
   *
   * @param run must not fail
   * @param conclude makes something of its end, within the same time: a stream goes on when its handler has returned, and
   * ends by itself when the time is over
   */
  run<T>(
    run: (time: HandlerTimeout) => MaybePromise<HandlerOutcome>,
    conclude: (result: HandlerOutcome) => MaybePromise<T>,
  ): MaybePromise<T> {
    const time = new HandlerTimeout();
    const result = run(time);
    const concluded = andThen(isPromise(result) ? time.limit(result) : result, conclude);
    return isPromise(concluded) ? this.#watch(time, concluded) : concluded;
  }

  /** Ends the time of all: the process is going down. */
  giveUp(): void {
    for (const time of this.#running) {
      time.end('shutdown', 'The app shut down before the handler ended (drainTimeoutMs).');
    }
  }

  /** Only what takes its time can take too long. */
  async #watch<T>(time: HandlerTimeout, concluded: Promise<T>): Promise<T> {
    this.#running.add(time);
    const place = this.#limits.add({
      dueAt: performance.now() + this.timeoutMs,
      due: () => time.end('hung', `It ran for more than ${this.timeoutMs} ms (handlerTimeoutMs) and was given up.`),
    });
    try {
      return await concluded;
    } finally {
      this.#limits.leave(place);
      this.#running.delete(time);
    }
  }
}
