import { performance } from 'node:perf_hooks';
import { type Clock, roundToMicroseconds } from './clock.js';

/** The time that an emulator lives in: that of its clock, until somebody holds it or moves it on. */
export class ControlledClock implements Clock {
  readonly #day: ClockOffset;
  /** In whole microseconds from the beginning: half of one would come to lie on either side as it is moved on. */
  readonly #elapsed = new ClockOffset(() => roundToMicroseconds(performance.now()));
  #isHeld = false;

  constructor(clock: Clock) {
    this.#day = new ClockOffset(() => clock.now());
  }

  now(): number {
    return this.#day.value;
  }

  /** Milliseconds of that time since some moment: it never jumps but when it is moved. Lengths are taken by it. */
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

  /** Moves on at once. */
  move(byMs: number): void {
    const by = roundToMicroseconds(byMs);
    this.#day.move(by);
    this.#elapsed.move(by);
  }
}

/** A reading of the time that can be held and moved on. */
export class ClockOffset {
  #movedBy = 0;
  #heldAt: number | null = null;

  constructor(private readonly read: () => number) {}

  get value(): number {
    return (this.#heldAt ?? this.read()) + this.#movedBy;
  }

  /** Stands still from now on. */
  hold(): void {
    this.#heldAt ??= this.read();
  }

  /** Goes on from where it was held. */
  release(): void {
    if (this.#heldAt === null) return;
    this.#movedBy -= this.read() - this.#heldAt;
    this.#heldAt = null;
  }

  move(by: number): void {
    this.#movedBy += by;
  }
}
