import type { HandlerResult } from '../handler/handler-result.js';

/** The handlers of an app that are at work, each with the signal that ends its time. */
export class RunningHandlers {
  readonly #running = new Set<AbortController>();

  constructor(private readonly timeoutMs: number) {}

  /**
   * Runs a handler until it ends or its time is up. One that is up keeps running, since nothing can stop it, but holds
   * nothing any more: what it still returns is dropped.
   *
   * @param run must not reject
   */
  async run(run: (signal: AbortSignal) => Promise<HandlerResult>): Promise<HandlerResult> {
    const controller = new AbortController();
    this.#running.add(controller);
    const timer = setTimeout(() => {
      controller.abort(new Error(`It ran for more than ${this.timeoutMs} ms (handlerTimeoutMs) and was given up.`));
    }, this.timeoutMs);
    const { signal } = controller;
    const timeIsUp = new Promise<HandlerResult>(resolve => {
      const giveUp = () => resolve({ kind: 'failed', error: signal.reason, stage: 'handler' });
      signal.addEventListener('abort', giveUp, { once: true });
    });
    try {
      return await Promise.race([run(signal), timeIsUp]);
    } finally {
      clearTimeout(timer);
      this.#running.delete(controller);
    }
  }

  /** Ends the time of all: the process is going down. */
  giveUp(): void {
    for (const controller of this.#running) {
      controller.abort(new Error('The app shut down before the handler ended (drainTimeoutMs).'));
    }
  }
}
