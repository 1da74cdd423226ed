import { clearTimeout, setTimeout } from 'node:timers';
import type { ControlledClock } from './controlled-clock.js';
import { roundToMicroseconds } from './clock.js';

/** A longer timer of Node's would fire at once. */
export const MAX_TIMER_MS = 2_147_483_647;

interface Timer {
  /** By the clock's elapsed time. */
  readonly dueAt: number;
  readonly action: () => void;
  /** What to do in place of the action when the owner ends. */
  readonly release: () => void;
  /** None while the clock is held. */
  handle?: NodeJS.Timeout;
}

/**
 * Timers on the emulator's time, with one owner: all of them end when the owner does, so that none keeps a process
 * alive. While the clock is held nothing fires by itself.
 */
export class Timers {
  readonly #waiting = new Set<Timer>();
  #hasEnded = false;

  constructor(private readonly clock: ControlledClock) {}

  /**
   * Runs `action` after `ms`, unless the owner ends before.
   * @returns a function that cancels it
   */
  after(ms: number, action: () => void): () => void {
    return this.#start(ms, action, () => undefined);
  }

  /** Resolves after `ms`, or at once when the owner ends. */
  async pause(ms: number): Promise<void> {
    await new Promise<void>(resolve => this.#start(ms, resolve, resolve));
  }

  /** Cancels every action and ends every pause, those that are asked for later among them. */
  end(): void {
    this.#hasEnded = true;
    for (const timer of this.#waiting) {
      clearTimeout(timer.handle);
      timer.release();
    }
    this.#waiting.clear();
  }

  /** Has nothing fire by itself. */
  hold(): void {
    for (const timer of this.#waiting) clearTimeout(timer.handle);
  }

  /** Has everything fire when it is due. */
  release(): void {
    for (const timer of this.#waiting) this.#arm(timer);
  }

  /** When the first timer is due, if that is by then. */
  nextDueBy(then: number): number | undefined {
    return this.#first(then)?.dueAt;
  }

  /** Fires the first timer that is due now; of several of one moment the one that was asked for first. */
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
      // Node counts in whole milliseconds, and no further than the longest.
      else this.#arm(timer);
    }, leftMs);
  }

  #fire(timer: Timer): void {
    this.#waiting.delete(timer);
    clearTimeout(timer.handle);
    timer.action();
  }
}
