/** Milliseconds since 1970 on a clock that only goes forward, and is the same for every process of the machine. */
export const now = (): number => performance.timeOrigin + performance.now();
