/** The middle one; of an even count the mean of the two. NaN of none. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** From the least to the greatest: `11.2–13.0`. */
export function spread(numbers: readonly number[], digits = 1): string {
  return [Math.min(...numbers), Math.max(...numbers)].map(number => number.toFixed(digits)).join('–');
}

/**
 * What came of one thing by what came of another, round by round: what the machine did in a round, it did to both.
 * A round that only one of them has is left out.
 */
export function ratios(of: readonly number[], to: readonly number[]): number[] {
  return of.slice(0, to.length).map((number, round) => number / (to[round] ?? Number.NaN));
}
