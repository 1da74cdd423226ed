/**
 * Moves overlapping labels apart by as little as possible.
 *
 * @param wanted the preferred positions, in any order
 * @param gap the minimum distance of two labels
 * @param limit the maximum position
 * @returns the positions, in the order of `wanted`
 */
export function spreadLabels(wanted: readonly number[], gap: number, limit: number): number[] {
  const order = wanted.map((at, index) => ({ at, index })).toSorted((one, other) => one.at - other.at);
  let free = Number.NEGATIVE_INFINITY;
  const pushedDown = order.map(({ at, index }) => {
    const position = Math.max(at, free);
    free = position + gap;
    return { position, index };
  });
  let upperBound = limit;
  const positions: number[] = [];
  for (const { position, index } of pushedDown.toReversed()) {
    positions[index] = Math.min(position, upperBound);
    upperBound = Math.min(position, upperBound) - gap;
  }
  return positions;
}
