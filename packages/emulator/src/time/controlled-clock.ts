import { performance } from 'node:perf_hooks';
import { type Clock, roundToMicroseconds } from './clock.js';

/** The emulator's time: the time of its clock until it is held or moved. */
export class ControlledClock implements Clock {
  readonly #day: ClockOffset;
  /** Whole microseconds since the start, because fractions could round differently after a move. */
  readonly #elapsed = new ClockOffset(() => roundToMicroseconds(performance.now()));
  #isHeld = false;

  constructor(clock: Clock) {
    this.#day = new ClockOffset(() => clock.now());
  }

  now(): number {
    return this.#day.value;
  }

  /**
   * Milliseconds since an arbitrary moment. It is monotonic and jumps only when moved. Durations are measured with it.
   */
  elapsed(): number {
    return roundToMicroseconds(this.#elapsed.value);
  }

  get isHeld(): boolean {
    return this.#isHeld;
  }

  hold(): void {
    this.#isHeld = true;
    this.#day.hold();
    this.#elapsed.hold();
  }

  release(): void {
    this.#isHeld = false;
    this.#day.release();
    this.#elapsed.release();
  }

  /** Moves time forward immediately. */
  move(byMs: number): void {
    const by = roundToMicroseconds(byMs);
    this.#day.move(by);
    this.#elapsed.move(by);
  }
}

/** A reading of time that can be held and moved. */
export class ClockOffset {
  #movedBy = 0;
  #heldAt: number | null = null;

  constructor(private readonly read: () => number) {}

  get value(): number {
    return (this.#heldAt ?? this.read()) + this.#movedBy;
  }

  /** Stops the reading. */
  hold(): void {
    this.#heldAt ??= this.read();
  }

  /** Continues from where it was held. */
  release(): void {
    if (this.#heldAt === null) return;
    this.#movedBy -= this.read() - this.#heldAt;
    this.#heldAt = null;
  }

  move(by: number): void {
    this.#movedBy += by;
  }
}
