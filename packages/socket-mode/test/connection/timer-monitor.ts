import { createHook, type AsyncHook } from 'node:async_hooks';
import { setImmediate } from 'node:timers/promises';

/**
 * Watches the timers that the connections start from now on, those of their WebSockets included, and knows how many
 * still keep the process alive. Timers of the test runner are told apart by where they were started.
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

  /** How many still run. */
  async countRunning(): Promise<number> {
    // The end of a timer is told a turn of the event loop later.
    await setImmediate();
    return [...this.#timers.values()].filter(timer => isTimeout(timer) && timer.hasRef()).length;
  }

  stop(): void {
    this.#hook.disable();
  }
}

const isTimeout = (value: object): value is NodeJS.Timeout => 'hasRef' in value;
