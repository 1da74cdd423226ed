/** The time source for lifetimes and timestamps. Replace it to test expiry without waiting. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

/** The clock of the machine. */
export const systemClock: Clock = { now: () => Date.now() };

/** Rounds to whole microseconds, so that different sums for the same moment are equal. */
export const roundToMicroseconds = (ms: number): number => Math.round(ms * 1000) / 1000;
