// NaN marks a missing measurement and is ignored.

const withoutNaN = (numbers: readonly number[]): number[] => numbers.filter(number => !Number.isNaN(number));

/** Returns the median; NaN for no numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = withoutNaN(numbers).toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Returns the maximum; NaN for no numbers. */
export function max(numbers: readonly number[]): number {
  const measured = withoutNaN(numbers);
  return measured.length === 0 ? Number.NaN : Math.max(...measured);
}

/** Formats the minimum and maximum: `11.2–13.0`; an empty string for no numbers. */
export function formatRange(numbers: readonly number[], digits = 1): string {
  const measured = withoutNaN(numbers);
  if (measured.length === 0) return '';
  return [Math.min(...measured), Math.max(...measured)].map(number => number.toFixed(digits)).join('–');
}

/** Divides two series round by round, because the speed of the machine affects both in the same round. */
export function divideByRound(of: readonly number[], to: readonly number[]): number[] {
  return of.map((number, round) => number / (to[round] ?? Number.NaN));
}

/** Formats a number with a fixed number of digits; an empty string for NaN. */
export const formatNumber = (number: number, digits: number): string =>
  Number.isNaN(number) ? '' : number.toFixed(digits);
