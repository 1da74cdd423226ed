import type { HandlerResult } from '../handler/handler-result.js';
import { HandlerTime } from './handler-time.js';

/** The handlers of an app that are at work, and the time that each has. */
export class RunningHandlers {
  readonly #running = new Set<HandlerTime>();

  constructor(private readonly timeoutMs: number) {}

  /** How many there are. */
  get count(): number {
    return this.#running.size;
  }

  /**
   * Runs a handler until it ends or its time is up. One that is up keeps running, since nothing can stop it, but holds
   * nothing any more: what it still returns is dropped.
   *
   * @param run must not reject
   * @param conclude makes something of its end, within the same time: a stream goes on when its handler has returned, and
   * ends by itself when the time is over
   */
  async run<T>(
    run: (time: HandlerTime) => Promise<HandlerResult>,
    conclude: (result: HandlerResult) => Promise<T>,
  ): Promise<T> {
    const time = new HandlerTime();
    this.#running.add(time);
    const limit = setTimeout(() => {
      time.end('hung', `It ran for more than ${this.timeoutMs} ms (handlerTimeoutMs) and was given up.`);
    }, this.timeoutMs);
    try {
      return await conclude(await Promise.race([run(time), time.over]));
    } finally {
      clearTimeout(limit);
      this.#running.delete(time);
    }
  }

  /** Ends the time of all: the process is going down. */
  giveUp(): void {
    for (const time of this.#running) {
      time.end('shutdown', 'The app shut down before the handler ended (drainTimeoutMs).');
    }
  }
}
