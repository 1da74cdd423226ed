/** Milliseconds without what is below a microsecond: sums that mean the same moment are the same number then. */
export const wholeMicroseconds = (ms: number): number => Math.round(ms * 1000) / 1000;
