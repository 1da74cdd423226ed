/** Where the emulator reads the time for lifetimes and timestamps. Replace it to test expiry without waiting. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

/** The machine's own clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** Milliseconds without what is below a microsecond: sums that mean the same moment are the same number then. */
export const roundToMicroseconds = (ms: number): number => Math.round(ms * 1000) / 1000;
