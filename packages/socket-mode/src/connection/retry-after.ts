/**
 * Reads a `Retry-After` header, which holds seconds or a date.
 *
 * @param header the header's text, null when there is none
 * @param nowMs the time that a date is measured against, in milliseconds since 1970
 * @returns the wait in milliseconds, never below 0; null when the header says nothing readable
 */
export function retryAfterMs(header: string | null | undefined, nowMs: number): number | null {
  const text = header?.trim() ?? '';
  if (text === '') return null;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  // Only a text with a letter is taken for a date: Date.parse reads years out of bare signs and numbers.
  const date = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, date - nowMs);
}
