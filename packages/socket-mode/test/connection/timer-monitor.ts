import { createHook, type AsyncHook } from 'node:async_hooks';
import { setImmediate } from 'node:timers/promises';

/**
 * Tracks the timers that the connections start from now on, those of their WebSockets included, and counts how many
 * still keep the process alive. The stack trace distinguishes them from timers of the test runner.
 */
export class TimerMonitor {
  readonly #timers = new Map<number, object>();
  readonly #hook: AsyncHook;

  constructor() {
    this.#hook = createHook({
      init: (id, type, _trigger, timer) => {
        if (type === 'Timeout' && /src\/connection|ws\/lib/.test(new Error().stack ?? '')) this.#timers.set(id, timer);
      },
      destroy: id => this.#timers.delete(id),
    }).enable();
  }

  /** The number of active timers. */
  async countRunning(): Promise<number> {
    // async_hooks reports the end of a timer one turn of the event loop later.
    await setImmediate();
    return [...this.#timers.values()].filter(timer => isTimeout(timer) && timer.hasRef()).length;
  }

  stop(): void {
    this.#hook.disable();
  }
}

const isTimeout = (value: object): value is NodeJS.Timeout => 'hasRef' in value;
