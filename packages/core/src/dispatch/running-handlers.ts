import type { HandlerResult } from '../handler/handler-result.js';
import { DueLine } from '../time/due-line.js';
import { andThen, isComing, type Soon } from '../time/soon.js';
import { HandlerTime } from './handler-time.js';

/** The handlers of an app that are at work, and the time that each has. */
export class RunningHandlers {
  readonly #running = new Set<HandlerTime>();
  readonly #limits: DueLine;

  constructor(private readonly timeoutMs: number) {
    this.#limits = new DueLine(timeoutMs);
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
  run<T>(run: (time: HandlerTime) => Soon<HandlerResult>, conclude: (result: HandlerResult) => Soon<T>): Soon<T> {
    const time = new HandlerTime();
    const result = run(time);
    const concluded = andThen(isComing(result) ? time.limit(result) : result, conclude);
    return isComing(concluded) ? this.#watch(time, concluded) : concluded;
  }

  /** Ends the time of all: the process is going down. */
  giveUp(): void {
    for (const time of this.#running) {
      time.end('shutdown', 'The app shut down before the handler ended (drainTimeoutMs).');
    }
  }

  /** Only what takes its time can take too long. */
  async #watch<T>(time: HandlerTime, concluded: Promise<T>): Promise<T> {
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
