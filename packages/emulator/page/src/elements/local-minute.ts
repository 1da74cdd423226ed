/** A moment on the clock of whoever looks, as a `datetime-local` field has it: `2026-11-27T18:30`. */
export function localMinute(seconds: number): string {
  const moment = new Date(seconds * 1000);
  const shifted = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
  return Number.isNaN(shifted.getTime()) ? '' : shifted.toISOString().slice(0, 16);
}

/** Seconds since the epoch of what such a field has. */
export const secondsOf = (minute: string): number => Math.trunc(new Date(minute).getTime() / 1000);
