/** Where the command listens unless told otherwise, so that a second terminal finds it: SLAC on a telephone's keys. */
export const DEFAULT_PORT = 7522;
