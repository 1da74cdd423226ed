/** Returns milliseconds since 1970 of a monotonic clock that is the same for all processes of the machine. */
export const now = (): number => performance.timeOrigin + performance.now();
