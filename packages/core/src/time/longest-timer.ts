/** The longest wait that a timer takes. A longer one would fire at once: Node counts milliseconds in 32 bits. */
export const LONGEST_TIMER_MS = 2 ** 31 - 1;
