/**
 * Moves labels apart that would overlap, as little as that takes.
 *
 * @param wanted where each would best stand, in any order
 * @param gap the least between two of them
 * @param limit the furthest down that one may stand
 * @returns where each stands, in the order of `wanted`
 */
export function placesOf(wanted: readonly number[], gap: number, limit: number): number[] {
  const order = wanted.map((at, index) => ({ at, index })).toSorted((one, other) => one.at - other.at);
  let free = Number.NEGATIVE_INFINITY;
  const pushedDown = order.map(({ at, index }) => {
    const place = Math.max(at, free);
    free = place + gap;
    return { place, index };
  });
  let roof = limit;
  const places: number[] = [];
  for (const { place, index } of pushedDown.toReversed()) {
    places[index] = Math.min(place, roof);
    roof = Math.min(place, roof) - gap;
  }
  return places;
}
