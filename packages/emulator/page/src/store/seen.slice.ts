import type { LiveLine } from '../../../src/live/live-state.js';
import { settled } from './look.js';
import { seenFrom, withChanges, type Seen } from './seen.js';
import type { Slice } from './slice.js';

/** What the emulator has told. */
export interface SeenSlice {
  /** `null` until the first line. */
  readonly seen: Seen | null;
  /** Takes in a line of the live stream. */
  readonly hear: (line: LiveLine) => void;
}

export const seenSlice: Slice<SeenSlice> = set => ({
  seen: null,
  hear: line =>
    set(({ seen: before, look }) => {
      if ('alive' in line) return {};
      const seen = 'state' in line ? seenFrom(line.state) : before && withChanges(before, line.changes);
      return seen ? { seen, look: settled(look, seen) } : {};
    }),
});
