// NaN stands for what was not measured, and is passed over.

const there = (numbers: readonly number[]): number[] => numbers.filter(number => !Number.isNaN(number));

/** The middle one; of an even count the mean of the two. NaN of none. */
export function median(numbers: readonly number[]): number {
  const sorted = there(numbers).toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** The greatest; NaN of none. */
export function greatest(numbers: readonly number[]): number {
  const measured = there(numbers);
  return measured.length === 0 ? Number.NaN : Math.max(...measured);
}

/** From the least to the greatest: `11.2–13.0`. Nothing of none. */
export function spread(numbers: readonly number[], digits = 1): string {
  const measured = there(numbers);
  if (measured.length === 0) return '';
  return [Math.min(...measured), Math.max(...measured)].map(number => number.toFixed(digits)).join('–');
}

/** What came of one thing by what came of another, round by round: what the machine did in a round, it did to both. */
export function ratios(of: readonly number[], to: readonly number[]): number[] {
  return of.map((number, round) => number / (to[round] ?? Number.NaN));
}

/** A number with so many digits behind the point; nothing where none was measured. */
export const shown = (number: number, digits: number): string => (Number.isNaN(number) ? '' : number.toFixed(digits));
