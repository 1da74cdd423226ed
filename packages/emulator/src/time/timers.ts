import { clearTimeout, setTimeout } from 'node:timers';
import type { ControlledClock } from './controlled-clock.js';
import { roundToMicroseconds } from './clock.js';

/** The longest timeout that Node supports; a longer one fires immediately. */
export const MAX_TIMER_MS = 2_147_483_647;

interface Timer {
  /** In the clock's elapsed time. */
  readonly dueAt: number;
  readonly action: () => void;
  /** Called instead of the action when the owner ends. */
  readonly release: () => void;
  /** Undefined while the clock is held. */
  handle?: NodeJS.Timeout;
}

/**
 * Timers in the emulator's time, with one owner. They end with the owner, so that they do not keep the process alive.
 * While the clock is held, timers fire only through `fireNext`.
 */
export class Timers {
  readonly #waiting = new Set<Timer>();
  #hasEnded = false;

  constructor(private readonly clock: ControlledClock) {}

  /**
   * Runs `action` after `ms`, unless the owner ends first.
   * @returns a function that cancels the timer
   */
  after(ms: number, action: () => void): () => void {
    return this.#start(ms, action, () => undefined);
  }

  /** Resolves after `ms`, or at once when the owner ends. */
  async pause(ms: number): Promise<void> {
    await new Promise<void>(resolve => this.#start(ms, resolve, resolve));
  }

  /** Cancels every action and ends every pause. Later calls end immediately. */
  end(): void {
    this.#hasEnded = true;
    for (const timer of this.#waiting) {
      clearTimeout(timer.handle);
      timer.release();
    }
    this.#waiting.clear();
  }

  /** Stops timers from firing automatically. */
  hold(): void {
    for (const timer of this.#waiting) clearTimeout(timer.handle);
  }

  /** Lets timers fire when they are due. */
  release(): void {
    for (const timer of this.#waiting) this.#arm(timer);
  }

  /** Returns when the first timer is due, if that is not later than `then`. */
  nextDueBy(then: number): number | undefined {
    return this.#first(then)?.dueAt;
  }

  /** Fires the first timer that is due. Timers of the same moment fire in creation order. */
  fireNext(): void {
    const timer = this.#first(this.clock.elapsed());
    if (timer) this.#fire(timer);
  }

  #first(then: number): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.#waiting) {
      if (timer.dueAt <= then && (!first || timer.dueAt < first.dueAt)) first = timer;
    }
    return first;
  }

  #start(ms: number, action: () => void, release: () => void): () => void {
    if (this.#hasEnded) {
      release();
      return () => undefined;
    }
    const timer: Timer = { dueAt: roundToMicroseconds(this.clock.elapsed() + ms), action, release };
    this.#waiting.add(timer);
    this.#arm(timer);
    return () => {
      clearTimeout(timer.handle);
      this.#waiting.delete(timer);
    };
  }

  #arm(timer: Timer): void {
    clearTimeout(timer.handle);
    if (this.clock.isHeld) return;
    const leftMs = Math.min(timer.dueAt - this.clock.elapsed(), MAX_TIMER_MS);
    timer.handle = setTimeout(() => {
      if (timer.dueAt <= this.clock.elapsed()) this.#fire(timer);
      // Node's timeouts are whole milliseconds, at most `MAX_TIMER_MS`.
      else this.#arm(timer);
    }, leftMs);
  }

  #fire(timer: Timer): void {
    this.#waiting.delete(timer);
    clearTimeout(timer.handle);
    timer.action();
  }
}
