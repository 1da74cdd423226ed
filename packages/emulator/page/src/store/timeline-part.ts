/** A part of the timeline, by the ids of its first and last entry. */
export interface TimelinePart {
  /** `null`: from the beginning. */
  readonly from: number | null;
  /** `null`: to the end. */
  readonly to: number | null;
}

export const ALL: TimelinePart = { from: null, to: null };

/** The part with another end. Where it would end before it begins, the other end is open. */
export function withEnd(part: TimelinePart, end: Partial<TimelinePart>): TimelinePart {
  const { from, to } = { ...part, ...end };
  if (from === null && to === null) return ALL;
  return from === null || to === null || from <= to ? { from, to } : { ...ALL, ...end };
}

/** Whether an entry is in a part that was chosen: all is none. */
export function isWithin({ from, to }: TimelinePart, id: number): boolean {
  return (from !== null || to !== null) && id >= (from ?? 0) && id <= (to ?? Infinity);
}
